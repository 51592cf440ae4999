CREATE TABLE "staff_requests" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"staff_id" text NOT NULL,
	"username" text NOT NULL,
	"name" text NOT NULL,
	"roles" jsonb NOT NULL,
	"wish" jsonb NOT NULL,
	"password_hash" text NOT NULL,
	"state" text NOT NULL,
	"requested_by" text NOT NULL,
	"requested_at" timestamp with time zone NOT NULL,
	"decided_by" text,
	"decided_at" timestamp with time zone,
	CONSTRAINT "staff_requests_four_eyes" CHECK ("staff_requests"."state" not in ('approved', 'done') or "staff_requests"."requested_by" = 'operator' or ("staff_requests"."decided_by" is not null and "staff_requests"."decided_by" not in ("staff_requests"."requested_by", "staff_requests"."staff_id") and "staff_requests"."requested_by" <> "staff_requests"."staff_id"))
);
--> statement-breakpoint
CREATE INDEX "staff_requests_recent" ON "staff_requests" USING btree ("requested_at");--> statement-breakpoint
CREATE UNIQUE INDEX "staff_requests_open" ON "staff_requests" USING btree ("staff_id") WHERE "staff_requests"."state" = 'open';--> statement-breakpoint
-- Nobody is given a guarded role by one admin alone. The first people of a record on which there never was anybody need no approval: there is nobody to give it.
CREATE OR REPLACE FUNCTION staff_four_eyes() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  gained text[];
BEGIN
  SELECT coalesce(array_agg(role), '{}') INTO gained FROM jsonb_array_elements_text(NEW.roles) AS role
    WHERE role IN ('approver', 'auditor', 'admin') AND NEW.disabled_at IS NULL AND (TG_OP = 'INSERT' OR OLD.disabled_at IS NOT NULL OR NOT OLD.roles ? role);
  IF cardinality(gained) = 0 THEN
    RETURN NEW;
  END IF;
  IF TG_OP = 'INSERT' AND NOT EXISTS (SELECT 1 FROM audit WHERE action = 'staff.created' AND xmin <> pg_current_xact_id()::xid) AND NOT EXISTS (SELECT 1 FROM staff WHERE xmin <> pg_current_xact_id()::xid) THEN
    RETURN NEW;
  END IF;
  UPDATE staff_requests SET state = 'done' WHERE id = (
    SELECT r.id FROM staff_requests r WHERE r.staff_id = NEW.id AND r.state = 'approved' AND r.roles @> to_jsonb(gained) AND (
      (r.requested_by <> 'operator' AND (SELECT count(*) FROM staff s WHERE s.id IN (r.requested_by, r.decided_by) AND s.roles ? 'admin' AND s.disabled_at IS NULL) = 2)
      OR (r.requested_by = 'operator' AND (SELECT count(*) FROM staff s WHERE s.roles ? 'admin' AND s.disabled_at IS NULL) < 2))
    LIMIT 1);
  IF NOT FOUND THEN
    RAISE EXCEPTION 'a second admin must approve that % is given to an account', array_to_string(gained, ', ') USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END;
$$;
--> statement-breakpoint
CREATE OR REPLACE TRIGGER staff_four_eyes BEFORE INSERT OR UPDATE OF roles, disabled_at ON staff FOR EACH ROW EXECUTE FUNCTION staff_four_eyes();
