CREATE TABLE "audit" (
	"position" bigint PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor" text NOT NULL,
	"action" text NOT NULL,
	"subject" text NOT NULL,
	"data" jsonb NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_in_failures" (
	"username" text PRIMARY KEY NOT NULL,
	"failures" integer NOT NULL,
	"locked_until" timestamp with time zone,
	"last_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "staff" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT true NOT NULL,
	"image" text,
	"username" text NOT NULL,
	"two_factor_enabled" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"roles" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"skills" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"languages" jsonb DEFAULT '["zh"]'::jsonb NOT NULL,
	"team" text DEFAULT '' NOT NULL,
	"capacity" integer DEFAULT 5 NOT NULL,
	"disabled_at" timestamp with time zone,
	CONSTRAINT "staff_email" UNIQUE("email"),
	CONSTRAINT "staff_username" UNIQUE("username")
);
--> statement-breakpoint
CREATE TABLE "staff_accounts" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"user_id" text NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp with time zone,
	"refresh_token_expires_at" timestamp with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "staff_accounts_provider" UNIQUE("provider_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "staff_sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"token" text NOT NULL,
	"user_id" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "staff_sessions_token" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "staff_two_factors" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"secret" text NOT NULL,
	"backup_codes" text NOT NULL,
	"verified" boolean DEFAULT true NOT NULL,
	"failed_verification_count" integer DEFAULT 0 NOT NULL,
	"locked_until" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "staff_verifications" (
	"id" text PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "conversations" (
	"id" text PRIMARY KEY NOT NULL,
	"channel" text NOT NULL,
	"language" text NOT NULL,
	"customer_id" text,
	"customer_name" text NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"last_seq" integer DEFAULT 0 NOT NULL,
	"last_turn_id" text,
	"customer_read_seq" integer DEFAULT 0 NOT NULL,
	"agent_read_seq" integer DEFAULT 0 NOT NULL,
	"status" text DEFAULT 'bot' NOT NULL,
	"handoff_id" text,
	"handoff_seq" integer,
	"queue" text,
	"priority" text DEFAULT 'normal' NOT NULL,
	"assignee" text,
	"offered_to" text,
	"waiting_since" timestamp with time zone,
	"ticket_id" text,
	"ticket_number" text,
	"topic" text,
	"preview" text DEFAULT '' NOT NULL,
	"unread" integer DEFAULT 0 NOT NULL,
	"last_customer_seq" integer DEFAULT 0 NOT NULL,
	"last_public_seq" integer DEFAULT 0 NOT NULL,
	"closed_at" timestamp with time zone,
	"last_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "timeline" (
	"conversation_id" text NOT NULL,
	"seq" integer NOT NULL,
	"message_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"type" text NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text,
	"actor_name" text,
	"client_id" text,
	"session" text,
	"fact" jsonb NOT NULL,
	CONSTRAINT "timeline_conversation_id_seq_pk" PRIMARY KEY("conversation_id","seq"),
	CONSTRAINT "timeline_client_id" UNIQUE("conversation_id","client_id"),
	CONSTRAINT "timeline_seq" CHECK ("timeline"."seq" >= 1)
);
--> statement-breakpoint
CREATE TABLE "turns" (
	"id" text PRIMARY KEY NOT NULL,
	"conversation_id" text NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"first_seq" integer NOT NULL,
	"last_seq" integer,
	"attempts" integer DEFAULT 0 NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"claimed_by" text,
	"claimed_until" timestamp with time zone,
	"release" text,
	"state_after" jsonb,
	"trace" jsonb,
	"error" text,
	"created_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "visitor_tokens" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"conversation_id" text NOT NULL,
	"assurance" text DEFAULT 'anonymous' NOT NULL,
	"bank_customer_id" text,
	"assured_until" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "item_versions" (
	"item_id" text NOT NULL,
	"version" integer NOT NULL,
	"body" jsonb NOT NULL,
	"body_hash" text NOT NULL,
	"state" text NOT NULL,
	"retire" boolean DEFAULT false NOT NULL,
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
CREATE TABLE "agents" (
	"id" text PRIMARY KEY NOT NULL,
	"presence" text DEFAULT 'offline' NOT NULL,
	"capacity" integer DEFAULT 5 NOT NULL,
	"skills" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"languages" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"profile_at" timestamp with time zone NOT NULL,
	"last_assigned_at" timestamp with time zone,
	"heartbeat_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "assignments" (
	"handoff_id" text PRIMARY KEY NOT NULL,
	"conversation_id" text NOT NULL,
	"ticket_id" text NOT NULL,
	"queue" text NOT NULL,
	"priority" text NOT NULL,
	"rank" integer NOT NULL,
	"language" text NOT NULL,
	"state" text NOT NULL,
	"agent_id" text,
	"offered_to" text,
	"lease_until" timestamp with time zone,
	"queued_at" timestamp with time zone NOT NULL,
	"waiting_since" timestamp with time zone NOT NULL,
	"accepted_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"end_reason" text,
	"resting" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "assignments_owner" CHECK (("assignments"."state" = 'assigned') = ("assignments"."agent_id" is not null) or "assignments"."state" = 'done'),
	CONSTRAINT "assignments_offer" CHECK (("assignments"."state" = 'offered') = ("assignments"."offered_to" is not null))
);
--> statement-breakpoint
CREATE TABLE "customer_conversations" (
	"conversation_id" text PRIMARY KEY NOT NULL,
	"customer_id" text NOT NULL,
	"channel" text NOT NULL,
	"language" text NOT NULL,
	"opened_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "customer_merges" (
	"id" text PRIMARY KEY NOT NULL,
	"from_customer" text NOT NULL,
	"into_customer" text NOT NULL,
	"evidence" text NOT NULL,
	"actor" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"moved" jsonb NOT NULL,
	"undone_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "customers" (
	"id" text PRIMARY KEY NOT NULL,
	"display_name" text NOT NULL,
	"tier" text,
	"assurance" text DEFAULT 'anonymous' NOT NULL,
	"merged_into" text,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "identities" (
	"channel" text NOT NULL,
	"value" text NOT NULL,
	"customer_id" text NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	CONSTRAINT "identities_channel_value_pk" PRIMARY KEY("channel","value")
);
--> statement-breakpoint
CREATE TABLE "queues" (
	"id" text PRIMARY KEY NOT NULL,
	"name" jsonb NOT NULL,
	"skill" text NOT NULL,
	"calendar" jsonb,
	"active" boolean DEFAULT true NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ticket_conversations" (
	"ticket_id" text NOT NULL,
	"conversation_id" text NOT NULL,
	"linked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "ticket_conversations_ticket_id_conversation_id_pk" PRIMARY KEY("ticket_id","conversation_id")
);
--> statement-breakpoint
CREATE TABLE "ticket_events" (
	"ticket_id" text NOT NULL,
	"seq" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor" text NOT NULL,
	"type" text NOT NULL,
	"data" jsonb NOT NULL,
	"client_id" text,
	CONSTRAINT "ticket_events_ticket_id_seq_pk" PRIMARY KEY("ticket_id","seq"),
	CONSTRAINT "ticket_events_client_id" UNIQUE("ticket_id","client_id")
);
--> statement-breakpoint
CREATE TABLE "tickets" (
	"id" text PRIMARY KEY NOT NULL,
	"number" integer GENERATED ALWAYS AS IDENTITY (sequence name "tickets_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"subject" text NOT NULL,
	"topic" text,
	"channel" text NOT NULL,
	"language" text NOT NULL,
	"customer_id" text,
	"priority" text NOT NULL,
	"queue" text NOT NULL,
	"assignee" text,
	"status" text NOT NULL,
	"tags" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"first_response_due" timestamp with time zone,
	"resolution_due" timestamp with time zone,
	"first_responded_at" timestamp with time zone,
	"resolved_at" timestamp with time zone,
	"paused_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"last_event_seq" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "tickets_number" UNIQUE("number"),
	CONSTRAINT "tickets_status_known" CHECK ("tickets"."status" in ('new', 'open', 'pending_customer', 'on_hold', 'resolved', 'closed')),
	CONSTRAINT "tickets_priority_known" CHECK ("tickets"."priority" in ('urgent', 'high', 'normal', 'low'))
);
--> statement-breakpoint
ALTER TABLE "staff_accounts" ADD CONSTRAINT "staff_accounts_user_id_staff_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."staff"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_sessions" ADD CONSTRAINT "staff_sessions_user_id_staff_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."staff"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_two_factors" ADD CONSTRAINT "staff_two_factors_user_id_staff_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."staff"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "timeline" ADD CONSTRAINT "timeline_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "turns" ADD CONSTRAINT "turns_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visitor_tokens" ADD CONSTRAINT "visitor_tokens_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_versions" ADD CONSTRAINT "item_versions_item_id_items_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release_items" ADD CONSTRAINT "release_items_release_id_releases_id_fk" FOREIGN KEY ("release_id") REFERENCES "public"."releases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release_items" ADD CONSTRAINT "release_items_item_id_items_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_item_id_items_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_queue_queues_id_fk" FOREIGN KEY ("queue") REFERENCES "public"."queues"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_conversations" ADD CONSTRAINT "customer_conversations_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_merges" ADD CONSTRAINT "customer_merges_from_customer_customers_id_fk" FOREIGN KEY ("from_customer") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_merges" ADD CONSTRAINT "customer_merges_into_customer_customers_id_fk" FOREIGN KEY ("into_customer") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identities" ADD CONSTRAINT "identities_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_conversations" ADD CONSTRAINT "ticket_conversations_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_events" ADD CONSTRAINT "ticket_events_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_queue_queues_id_fk" FOREIGN KEY ("queue") REFERENCES "public"."queues"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_subject" ON "audit" USING btree ("subject","position");--> statement-breakpoint
CREATE INDEX "audit_actor" ON "audit" USING btree ("actor","position");--> statement-breakpoint
CREATE INDEX "staff_accounts_user" ON "staff_accounts" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "staff_sessions_user" ON "staff_sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "staff_sessions_expiry" ON "staff_sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "staff_two_factors_user" ON "staff_two_factors" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "staff_verifications_identifier" ON "staff_verifications" USING btree ("identifier");--> statement-breakpoint
CREATE INDEX "conversations_waiting" ON "conversations" USING btree ("status","waiting_since") WHERE "conversations"."status" in ('queued', 'offered');--> statement-breakpoint
CREATE INDEX "conversations_assignee" ON "conversations" USING btree ("assignee") WHERE "conversations"."assignee" is not null;--> statement-breakpoint
CREATE INDEX "conversations_status" ON "conversations" USING btree ("status","closed_at") WHERE "conversations"."status" <> 'bot';--> statement-breakpoint
CREATE UNIQUE INDEX "conversations_handoff" ON "conversations" USING btree ("handoff_id") WHERE "conversations"."handoff_id" is not null;--> statement-breakpoint
CREATE INDEX "conversations_customer" ON "conversations" USING btree ("customer_id");--> statement-breakpoint
CREATE UNIQUE INDEX "turns_one_pending" ON "turns" USING btree ("conversation_id") WHERE "turns"."state" = 'pending';--> statement-breakpoint
CREATE INDEX "turns_unfinished" ON "turns" USING btree ("created_at") WHERE "turns"."state" = 'pending';--> statement-breakpoint
CREATE INDEX "turns_dead" ON "turns" USING btree ("created_at") WHERE "turns"."state" = 'dead';--> statement-breakpoint
CREATE INDEX "visitor_tokens_conversation" ON "visitor_tokens" USING btree ("conversation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "item_versions_one_open" ON "item_versions" USING btree ("item_id") WHERE "item_versions"."state" in ('draft', 'in_review');--> statement-breakpoint
CREATE UNIQUE INDEX "item_versions_one_approved" ON "item_versions" USING btree ("item_id") WHERE "item_versions"."state" = 'approved';--> statement-breakpoint
CREATE UNIQUE INDEX "item_versions_one_published" ON "item_versions" USING btree ("item_id") WHERE "item_versions"."state" = 'published';--> statement-breakpoint
CREATE INDEX "items_kind" ON "items" USING btree ("kind","id");--> statement-breakpoint
CREATE UNIQUE INDEX "releases_one_current" ON "releases" USING btree ("state") WHERE "releases"."state" = 'current';--> statement-breakpoint
CREATE UNIQUE INDEX "releases_one_building" ON "releases" USING btree ("state") WHERE "releases"."state" = 'building';--> statement-breakpoint
CREATE INDEX "reviews_item" ON "reviews" USING btree ("item_id","id");--> statement-breakpoint
CREATE INDEX "unanswered_count" ON "unanswered" USING btree ("count","last_at");--> statement-breakpoint
CREATE UNIQUE INDEX "assignments_one_open" ON "assignments" USING btree ("conversation_id") WHERE "assignments"."state" <> 'done';--> statement-breakpoint
CREATE INDEX "assignments_queue" ON "assignments" USING btree ("queue","rank","queued_at") WHERE "assignments"."state" in ('queued', 'offered');--> statement-breakpoint
CREATE INDEX "assignments_agent" ON "assignments" USING btree ("agent_id") WHERE "assignments"."state" = 'assigned';--> statement-breakpoint
CREATE INDEX "assignments_lease" ON "assignments" USING btree ("lease_until") WHERE "assignments"."state" in ('offered', 'assigned');--> statement-breakpoint
CREATE INDEX "assignments_accepted" ON "assignments" USING btree ("queue","accepted_at");--> statement-breakpoint
CREATE INDEX "assignments_conversation" ON "assignments" USING btree ("conversation_id");--> statement-breakpoint
CREATE INDEX "customer_conversations_customer" ON "customer_conversations" USING btree ("customer_id","opened_at");--> statement-breakpoint
CREATE INDEX "customer_merges_into" ON "customer_merges" USING btree ("into_customer");--> statement-breakpoint
CREATE INDEX "identities_customer" ON "identities" USING btree ("customer_id");--> statement-breakpoint
CREATE INDEX "ticket_conversations_conversation" ON "ticket_conversations" USING btree ("conversation_id");--> statement-breakpoint
CREATE INDEX "tickets_recent" ON "tickets" USING btree ("updated_at","id");--> statement-breakpoint
CREATE INDEX "tickets_status" ON "tickets" USING btree ("status","updated_at");--> statement-breakpoint
CREATE INDEX "tickets_queue" ON "tickets" USING btree ("queue","updated_at");--> statement-breakpoint
CREATE INDEX "tickets_assignee" ON "tickets" USING btree ("assignee","updated_at");--> statement-breakpoint
CREATE INDEX "tickets_customer" ON "tickets" USING btree ("customer_id","updated_at");