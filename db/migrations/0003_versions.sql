CREATE TABLE `superseded_checks` (
	`programme` text NOT NULL,
	`id` text NOT NULL,
	`version` text NOT NULL,
	`sha256` text NOT NULL,
	`ruleset` text NOT NULL,
	PRIMARY KEY(`programme`, `id`, `version`),
	FOREIGN KEY (`programme`) REFERENCES `programmes`(`slug`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `checks` ADD `is_published` integer DEFAULT false NOT NULL;