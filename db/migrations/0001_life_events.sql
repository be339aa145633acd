CREATE TABLE `programme_life_events` (
	`programme` text NOT NULL,
	`event` text NOT NULL,
	PRIMARY KEY(`programme`, `event`),
	FOREIGN KEY (`programme`) REFERENCES `programmes`(`slug`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `programme_life_events_by_event` ON `programme_life_events` (`event`,`programme`);--> statement-breakpoint
ALTER TABLE `programmes` ADD `life_events` text DEFAULT '[]' NOT NULL;