-- When the rule has an occurrence of a series, wherever that one was moved to: those after it are reckoned from here.
ALTER TABLE incidents
    ADD COLUMN slot_from  timestamptz,
    ADD COLUMN slot_until timestamptz;
UPDATE incidents SET slot_from = scheduled_for, slot_until = scheduled_until WHERE rrule IS NOT NULL;
ALTER TABLE incidents ADD CONSTRAINT incidents_slot CHECK (rrule IS NULL OR slot_from < slot_until);
