CREATE TABLE "legal_holds" (
	"id" text PRIMARY KEY NOT NULL,
	"customer_id" text NOT NULL,
	"reason" text NOT NULL,
	"set_by" text NOT NULL,
	"set_at" timestamp with time zone NOT NULL,
	"lifted_by" text,
	"lifted_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "privacy_requests" (
	"id" text PRIMARY KEY NOT NULL,
	"customer_id" text NOT NULL,
	"kind" text NOT NULL,
	"reason" text NOT NULL,
	"correction" jsonb,
	"state" text NOT NULL,
	"requested_by" text NOT NULL,
	"requested_at" timestamp with time zone NOT NULL,
	"decided_by" text,
	"decided_at" timestamp with time zone,
	"counts" jsonb,
	CONSTRAINT "privacy_requests_four_eyes" CHECK ("privacy_requests"."decided_by" is null or "privacy_requests"."decided_by" <> "privacy_requests"."requested_by")
);
--> statement-breakpoint
CREATE INDEX "legal_holds_standing" ON "legal_holds" USING btree ("customer_id") WHERE "legal_holds"."lifted_at" is null;--> statement-breakpoint
CREATE INDEX "privacy_requests_recent" ON "privacy_requests" USING btree ("requested_at");--> statement-breakpoint
CREATE INDEX "privacy_requests_customer" ON "privacy_requests" USING btree ("customer_id");