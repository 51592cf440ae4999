ALTER TABLE "staff" ADD COLUMN "first_password_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "staff_sessions" ADD COLUMN "by_directory" boolean DEFAULT false NOT NULL;--> statement-breakpoint
-- Who stands at the machine counts the admins who can sign in: a first password that has run out lets nobody in.
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
      OR (r.requested_by = 'operator' AND (SELECT count(*) FROM staff s WHERE s.roles ? 'admin' AND s.disabled_at IS NULL AND (s.first_password_until IS NULL OR s.first_password_until > now())) < 2))
    LIMIT 1);
  IF NOT FOUND THEN
    RAISE EXCEPTION 'a second admin must approve that % is given to an account', array_to_string(gained, ', ') USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END;
$$;
