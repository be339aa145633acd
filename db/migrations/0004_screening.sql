CREATE TABLE `concepts` (
	`id` text PRIMARY KEY NOT NULL,
	`position` integer NOT NULL,
	`label` text NOT NULL,
	`ask` text NOT NULL,
	`any_of` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `gates` (
	`id` text PRIMARY KEY NOT NULL,
	`position` integer NOT NULL,
	`ask` text NOT NULL,
	`asked_of` text NOT NULL
);
--> statement-breakpoint
ALTER TABLE `checks` ADD `gates` text DEFAULT '[]' NOT NULL;