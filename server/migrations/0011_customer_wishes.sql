CREATE TABLE "customer_preferences" (
	"id" text PRIMARY KEY NOT NULL,
	"customer_id" text NOT NULL,
	"preferences" jsonb NOT NULL,
	"actor" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "assured_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "customer_preferences" ADD CONSTRAINT "customer_preferences_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "customer_preferences_customer" ON "customer_preferences" USING btree ("customer_id","at");