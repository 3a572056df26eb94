-- What is planned is told, held back and remembered as what happened is; it has a plan, and numbers of its own.
ALTER TABLE incidents
    ADD COLUMN kind                text NOT NULL DEFAULT 'incident', -- incident, maintenance
    ADD COLUMN scheduled_for       timestamptz,                      -- of a maintenance, as all that follows
    ADD COLUMN scheduled_until     timestamptz,
    ADD COLUMN auto_start          boolean NOT NULL DEFAULT false,
    ADD COLUMN auto_complete       boolean NOT NULL DEFAULT false,
    ADD COLUMN reminders           varchar[] NOT NULL DEFAULT '{}',  -- how long before: PT24H
    ADD COLUMN reminded_at         timestamptz,
    ADD COLUMN overran             boolean NOT NULL DEFAULT false,   -- and it was said
    ADD COLUMN rrule               text,                             -- RFC 5545
    ADD COLUMN time_zone           text,                             -- whose local time the rule keeps
    ADD COLUMN first_scheduled_for timestamptz,                      -- of the series
    ADD COLUMN handed_on           boolean NOT NULL DEFAULT false,   -- the next of the series was planned
    ADD COLUMN public_updated_at   timestamptz,                      -- when the public last learned anything of it
    ADD CONSTRAINT incidents_have_no_plan CHECK ((kind = 'maintenance') = (scheduled_for IS NOT NULL)),
    ADD CONSTRAINT incidents_plan CHECK (scheduled_until > scheduled_for);

ALTER TABLE incidents DROP CONSTRAINT incidents_number_key;
CREATE UNIQUE INDEX incidents_number ON incidents (kind, number);
CREATE SEQUENCE maintenance_numbers;

-- Whoever looks for what the clock has to do reads this alone.
CREATE INDEX maintenances_ahead ON incidents (scheduled_for) WHERE kind = 'maintenance' AND resolved_at IS NULL;
