-- Han characters stand apart in it (db/search/tokens.ts). FTS5 is outside drizzle's schema, so this statement is written by hand.
CREATE VIRTUAL TABLE `search_index` USING fts5(
	`programme` UNINDEXED,
	`clause` UNINDEXED,
	`title`,
	`title_pinyin`,
	`body`,
	`body_pinyin`,
	tokenize = 'unicode61'
);
