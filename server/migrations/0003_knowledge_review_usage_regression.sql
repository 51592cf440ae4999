CREATE TABLE "item_usage" (
	"item_id" text NOT NULL,
	"day" date NOT NULL,
	"asked" integer DEFAULT 0 NOT NULL,
	"helpful" integer DEFAULT 0 NOT NULL,
	"unhelpful" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "item_usage_item_id_day_pk" PRIMARY KEY("item_id","day")
);
--> statement-breakpoint
CREATE TABLE "regression_cases" (
	"id" text PRIMARY KEY NOT NULL,
	"question" text NOT NULL,
	"language" text NOT NULL,
	"facts" jsonb NOT NULL,
	"as_of" date,
	"expected" jsonb NOT NULL,
	"added_by" text NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	"removed_by" text
);
--> statement-breakpoint
CREATE TABLE "regression_results" (
	"release_id" text PRIMARY KEY NOT NULL,
	"cases" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "review_comments" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "review_comments_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"item_id" text NOT NULL,
	"version" integer NOT NULL,
	"path" text,
	"author" text NOT NULL,
	"text" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"resolved_by" text,
	"resolved_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "releases" ADD COLUMN "accept_worse" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "releases" ADD COLUMN "regression" jsonb;--> statement-breakpoint
ALTER TABLE "unanswered" ADD COLUMN "unhelpful" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "unanswered" ADD COLUMN "handoffs" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "unanswered" ADD COLUMN "answered_by" text;--> statement-breakpoint
ALTER TABLE "unanswered" ADD COLUMN "state" text DEFAULT 'open' NOT NULL;--> statement-breakpoint
ALTER TABLE "unanswered" ADD COLUMN "outcome" text;--> statement-breakpoint
ALTER TABLE "unanswered" ADD COLUMN "decided_by" text;--> statement-breakpoint
ALTER TABLE "unanswered" ADD COLUMN "decided_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "regression_results" ADD CONSTRAINT "regression_results_release_id_releases_id_fk" FOREIGN KEY ("release_id") REFERENCES "public"."releases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_comments" ADD CONSTRAINT "review_comments_item_id_version_item_versions_item_id_version_fk" FOREIGN KEY ("item_id","version") REFERENCES "public"."item_versions"("item_id","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "item_usage_day" ON "item_usage" USING btree ("day");--> statement-breakpoint
CREATE INDEX "review_comments_item" ON "review_comments" USING btree ("item_id","id");--> statement-breakpoint
CREATE INDEX "unanswered_state" ON "unanswered" USING btree ("state","last_at");--> statement-breakpoint
ALTER TABLE "unanswered" ADD CONSTRAINT "unanswered_states" CHECK ("unanswered"."state" in ('open', 'drafted', 'dismissed'));--> statement-breakpoint
ALTER TABLE "unanswered" ADD CONSTRAINT "unanswered_decided" CHECK (("unanswered"."state" = 'open') = ("unanswered"."decided_by" is null));