CREATE TABLE "customer_consents" (
	"id" text PRIMARY KEY NOT NULL,
	"customer_id" text NOT NULL,
	"purpose" text NOT NULL,
	"granted" boolean NOT NULL,
	"source" text NOT NULL,
	"actor" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "desk_notices" (
	"id" text PRIMARY KEY NOT NULL,
	"audience" text NOT NULL,
	"ticket_id" text NOT NULL,
	"type" text NOT NULL,
	"data" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "escalation_rules" (
	"id" text PRIMARY KEY NOT NULL,
	"name" jsonb NOT NULL,
	"clock" text NOT NULL,
	"when" text NOT NULL,
	"queue" text,
	"priority" text,
	"actions" jsonb NOT NULL,
	"active" boolean DEFAULT true NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sla_policies" (
	"priority" text PRIMARY KEY NOT NULL,
	"first_response" integer NOT NULL,
	"next_response" integer NOT NULL,
	"resolution" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ticket_attachments" (
	"id" text PRIMARY KEY NOT NULL,
	"ticket_id" text NOT NULL,
	"hash" text NOT NULL,
	"name" text NOT NULL,
	"media_type" text NOT NULL,
	"bytes" integer NOT NULL,
	"added_by" text NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	CONSTRAINT "ticket_attachments_once" UNIQUE("ticket_id","hash")
);
--> statement-breakpoint
CREATE TABLE "ticket_followers" (
	"ticket_id" text NOT NULL,
	"staff_id" text NOT NULL,
	"since" timestamp with time zone NOT NULL,
	CONSTRAINT "ticket_followers_ticket_id_staff_id_pk" PRIMARY KEY("ticket_id","staff_id")
);
--> statement-breakpoint
CREATE TABLE "ticket_links" (
	"from_ticket" text NOT NULL,
	"to_ticket" text NOT NULL,
	"kind" text NOT NULL,
	"actor" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "ticket_links_from_ticket_to_ticket_kind_pk" PRIMARY KEY("from_ticket","to_ticket","kind")
);
--> statement-breakpoint
CREATE TABLE "ticket_macros" (
	"id" text PRIMARY KEY NOT NULL,
	"name" jsonb NOT NULL,
	"actions" jsonb NOT NULL,
	"active" boolean DEFAULT true NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ticket_templates" (
	"topic" text PRIMARY KEY NOT NULL,
	"fields" jsonb NOT NULL,
	"needs_approval" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ticket_views" (
	"id" text PRIMARY KEY NOT NULL,
	"owner" text NOT NULL,
	"name" text NOT NULL,
	"query" jsonb NOT NULL,
	"shared" boolean DEFAULT false NOT NULL,
	CONSTRAINT "ticket_views_name" UNIQUE("owner","name")
);
--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "consultants" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "speakers" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "agents" ADD COLUMN "wrap_up_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "agents" ADD COLUMN "notices_seen_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "assignments" ADD COLUMN "reserved_for" text;--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "preferences" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "identities" ADD COLUMN "shown" text;--> statement-breakpoint
ALTER TABLE "identities" ADD COLUMN "sealed" text;--> statement-breakpoint
ALTER TABLE "queues" ADD COLUMN "strategy" text DEFAULT 'least_loaded' NOT NULL;--> statement-breakpoint
ALTER TABLE "queues" ADD COLUMN "wrap_up_seconds" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "queues" ADD COLUMN "promise_minutes" integer DEFAULT 60 NOT NULL;--> statement-breakpoint
ALTER TABLE "queues" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "next_response_due" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "description" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "fields" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "promise_kind" text;--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "promise_due" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "contact_shown" text;--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "contact_sealed" text;--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "approval" text DEFAULT 'none' NOT NULL;--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "merged_into" text;--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "told" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "customer_consents" ADD CONSTRAINT "customer_consents_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk_notices" ADD CONSTRAINT "desk_notices_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_attachments" ADD CONSTRAINT "ticket_attachments_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_followers" ADD CONSTRAINT "ticket_followers_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_links" ADD CONSTRAINT "ticket_links_from_ticket_tickets_id_fk" FOREIGN KEY ("from_ticket") REFERENCES "public"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_links" ADD CONSTRAINT "ticket_links_to_ticket_tickets_id_fk" FOREIGN KEY ("to_ticket") REFERENCES "public"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "customer_consents_customer" ON "customer_consents" USING btree ("customer_id","purpose","at");--> statement-breakpoint
CREATE INDEX "desk_notices_audience" ON "desk_notices" USING btree ("audience","at");--> statement-breakpoint
CREATE INDEX "ticket_attachments_ticket" ON "ticket_attachments" USING btree ("ticket_id");--> statement-breakpoint
CREATE INDEX "ticket_followers_staff" ON "ticket_followers" USING btree ("staff_id");--> statement-breakpoint
CREATE INDEX "ticket_links_to" ON "ticket_links" USING btree ("to_ticket");--> statement-breakpoint
CREATE INDEX "tickets_running" ON "tickets" USING btree ("status") WHERE "tickets"."status" in ('new', 'open', 'pending_customer', 'on_hold');--> statement-breakpoint
UPDATE "assignments" SET "rank" = "rank" * 2 + 1 WHERE "state" IN ('queued', 'offered', 'assigned');
