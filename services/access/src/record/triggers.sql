-- The audit is append-only: whoever connects with the program's rights can add to it and nothing else.
CREATE OR REPLACE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit is append-only: % refused', TG_OP USING ERRCODE = 'insufficient_privilege';
END;
$$;
--> statement-breakpoint
CREATE OR REPLACE TRIGGER audit_refuses_change BEFORE UPDATE OR DELETE ON audit FOR EACH ROW EXECUTE FUNCTION audit_is_append_only();
--> statement-breakpoint
CREATE OR REPLACE TRIGGER audit_refuses_truncate BEFORE TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();
--> statement-breakpoint
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
--> statement-breakpoint
CREATE OR REPLACE TRIGGER staff_four_eyes BEFORE INSERT OR UPDATE OF roles, disabled_at ON staff FOR EACH ROW EXECUTE FUNCTION staff_four_eyes();
