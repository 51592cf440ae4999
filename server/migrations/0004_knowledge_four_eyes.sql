-- The four-eyes rule and the immutability of versions, held by the record itself: whatever the program does, nobody approves a text they had a hand in, and nothing
-- that was written is written over.
CREATE OR REPLACE FUNCTION item_versions_four_eyes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND (NEW.body IS DISTINCT FROM OLD.body OR NEW.body_hash <> OLD.body_hash OR NEW.author <> OLD.author OR NEW.created_at <> OLD.created_at OR NEW.retire <> OLD.retire
    OR (OLD.approver IS NOT NULL AND NEW.approver IS DISTINCT FROM OLD.approver)) THEN
    RAISE EXCEPTION 'version % of % is written and does not change', OLD.version, OLD.item_id USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NEW.approver IS NOT NULL AND (TG_OP = 'INSERT' OR OLD.approver IS NULL) AND EXISTS (
    SELECT 1 FROM item_versions v
    WHERE v.item_id = NEW.item_id AND v.author = NEW.approver AND v.version <= NEW.version
      AND v.version > coalesce((SELECT i.published_version FROM items i WHERE i.id = NEW.item_id), 0)
  ) THEN
    RAISE EXCEPTION '% had a hand in version % of %', NEW.approver, NEW.version, NEW.item_id USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END;
$$;
--> statement-breakpoint
CREATE OR REPLACE TRIGGER item_versions_four_eyes BEFORE INSERT OR UPDATE ON item_versions FOR EACH ROW EXECUTE FUNCTION item_versions_four_eyes();
--> statement-breakpoint
CREATE OR REPLACE FUNCTION release_items_are_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'what a release fixed does not change: % refused', TG_OP USING ERRCODE = 'insufficient_privilege';
END;
$$;
--> statement-breakpoint
CREATE OR REPLACE TRIGGER release_items_are_fixed BEFORE UPDATE OR DELETE ON release_items FOR EACH ROW EXECUTE FUNCTION release_items_are_fixed();
