CREATE TABLE "changed_sources" (
	"item_id" text NOT NULL,
	"document" text NOT NULL,
	"section" text NOT NULL,
	"change" text NOT NULL,
	"document_version" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"cleared_by" text,
	"cleared_at" timestamp with time zone,
	CONSTRAINT "changed_sources_item_id_document_section_pk" PRIMARY KEY("item_id","document","section"),
	CONSTRAINT "changed_sources_change" CHECK ("changed_sources"."change" in ('changed', 'removed'))
);
--> statement-breakpoint
ALTER TABLE "changed_sources" ADD CONSTRAINT "changed_sources_item_id_items_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "changed_sources_open" ON "changed_sources" USING btree ("item_id") WHERE "changed_sources"."cleared_by" is null;