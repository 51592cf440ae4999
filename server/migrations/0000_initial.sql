CREATE TABLE "item_versions" (
	"item_id" text NOT NULL,
	"version" integer NOT NULL,
	"body" jsonb NOT NULL,
	"body_hash" text NOT NULL,
	"state" text NOT NULL,
	"retire" boolean DEFAULT false NOT NULL,
	"valid_from" date,
	"valid_to" date,
	"author" text NOT NULL,
	"approver" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "item_versions_item_id_version_pk" PRIMARY KEY("item_id","version"),
	CONSTRAINT "item_versions_state" CHECK ("item_versions"."state" in ('draft', 'in_review', 'approved', 'published', 'retired')),
	CONSTRAINT "item_versions_four_eyes" CHECK ("item_versions"."approver" is null or "item_versions"."approver" <> "item_versions"."author"),
	CONSTRAINT "item_versions_approved_by" CHECK ("item_versions"."state" not in ('approved', 'published') or "item_versions"."approver" is not null)
);
--> statement-breakpoint
CREATE TABLE "items" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"latest_version" integer NOT NULL,
	"published_version" integer,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "release_items" (
	"release_id" text NOT NULL,
	"item_id" text NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "release_items_release_id_item_id_pk" PRIMARY KEY("release_id","item_id")
);
--> statement-breakpoint
CREATE TABLE "releases" (
	"id" text PRIMARY KEY NOT NULL,
	"number" integer NOT NULL,
	"state" text NOT NULL,
	"note" text NOT NULL,
	"published_by" text NOT NULL,
	"rollback_of" text,
	"item_count" integer NOT NULL,
	"findings" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"activated_at" timestamp with time zone,
	CONSTRAINT "releases_number" UNIQUE("number"),
	CONSTRAINT "releases_state" CHECK ("releases"."state" in ('building', 'failed', 'current', 'past'))
);
--> statement-breakpoint
CREATE TABLE "reviews" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "reviews_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"item_id" text NOT NULL,
	"version" integer NOT NULL,
	"actor" text NOT NULL,
	"action" text NOT NULL,
	"comment" text,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "unanswered" (
	"id" text PRIMARY KEY NOT NULL,
	"text" text NOT NULL,
	"language" text NOT NULL,
	"topic" text,
	"count" integer NOT NULL,
	"conversation_id" text NOT NULL,
	"release_id" text NOT NULL,
	"first_at" timestamp with time zone NOT NULL,
	"last_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "item_versions" ADD CONSTRAINT "item_versions_item_id_items_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release_items" ADD CONSTRAINT "release_items_release_id_releases_id_fk" FOREIGN KEY ("release_id") REFERENCES "public"."releases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release_items" ADD CONSTRAINT "release_items_item_id_items_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_item_id_items_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "item_versions_one_open" ON "item_versions" USING btree ("item_id") WHERE "item_versions"."state" in ('draft', 'in_review');--> statement-breakpoint
CREATE UNIQUE INDEX "item_versions_one_approved" ON "item_versions" USING btree ("item_id") WHERE "item_versions"."state" = 'approved';--> statement-breakpoint
CREATE UNIQUE INDEX "item_versions_one_published" ON "item_versions" USING btree ("item_id") WHERE "item_versions"."state" = 'published';--> statement-breakpoint
CREATE INDEX "items_kind" ON "items" USING btree ("kind","id");--> statement-breakpoint
CREATE UNIQUE INDEX "releases_one_current" ON "releases" USING btree ("state") WHERE "releases"."state" = 'current';--> statement-breakpoint
CREATE UNIQUE INDEX "releases_one_building" ON "releases" USING btree ("state") WHERE "releases"."state" = 'building';--> statement-breakpoint
CREATE INDEX "reviews_item" ON "reviews" USING btree ("item_id","id");--> statement-breakpoint
CREATE INDEX "unanswered_count" ON "unanswered" USING btree ("count","last_at");