CREATE TABLE "canned_phrases" (
	"id" text PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"text" jsonb NOT NULL,
	"active" boolean DEFAULT true NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ticket_tags" (
	"tag" text PRIMARY KEY NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"active" boolean DEFAULT true NOT NULL
);
