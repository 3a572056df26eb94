-- How often in a row the room could not be made, how many rooms the incident had here (the last one may be archived), and
-- whether the incident was told that its room has yet to come.
ALTER TABLE presence
    ADD COLUMN room_failures integer NOT NULL DEFAULT 0,
    ADD COLUMN rooms         integer NOT NULL DEFAULT 0,
    ADD COLUMN pending_noted boolean NOT NULL DEFAULT false;

-- What responders were told by mail because chat could not tell them; each once.
CREATE TABLE mailed (
    key         text PRIMARY KEY,
    incident_id uuid NOT NULL,
    -- NULL: the notifier has yet to take it.
    taken_at    timestamptz,
    holder      uuid,
    due_at      timestamptz NOT NULL DEFAULT now()
);
