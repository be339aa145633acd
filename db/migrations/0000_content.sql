CREATE TABLE `checks` (
	`programme` text NOT NULL,
	`id` text NOT NULL,
	`title` text NOT NULL,
	`kind` text NOT NULL,
	`version` text NOT NULL,
	`sha256` text NOT NULL,
	`ruleset` text NOT NULL,
	`is_main` integer NOT NULL,
	PRIMARY KEY(`programme`, `id`),
	FOREIGN KEY (`programme`) REFERENCES `programmes`(`slug`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `clauses` (
	`programme` text NOT NULL,
	`position` integer NOT NULL,
	`locator` text NOT NULL,
	`anchor` text NOT NULL,
	`summary` text NOT NULL,
	`gap` text,
	`conflict` text,
	PRIMARY KEY(`programme`, `position`),
	FOREIGN KEY (`programme`) REFERENCES `programmes`(`slug`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `content_versions` (
	`id` integer PRIMARY KEY NOT NULL,
	`version` text NOT NULL,
	`seeded_at` text NOT NULL,
	CONSTRAINT "content_versions_single_row" CHECK("content_versions"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE `programme_audiences` (
	`programme` text NOT NULL,
	`audience` text NOT NULL,
	PRIMARY KEY(`programme`, `audience`),
	FOREIGN KEY (`programme`) REFERENCES `programmes`(`slug`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `programme_audiences_by_audience` ON `programme_audiences` (`audience`,`programme`);--> statement-breakpoint
CREATE TABLE `programmes` (
	`slug` text PRIMARY KEY NOT NULL,
	`position` integer NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`short_title` text NOT NULL,
	`summary` text NOT NULL,
	`region_code` text,
	`region_name` text,
	`audience` text NOT NULL,
	`body` text NOT NULL,
	`card` text,
	`search_text` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `programmes_by_position` ON `programmes` (`position`,`slug`);--> statement-breakpoint
CREATE INDEX `programmes_by_region` ON `programmes` (`region_code`,`position`,`slug`);