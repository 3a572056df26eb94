-- Since when the room is there: counts that were complete before belong to the room before it, or to nobody's. And whether it is
-- known who declared the incident.
ALTER TABLE presence
    ADD COLUMN room_since     timestamptz,
    ADD COLUMN declarer_asked boolean NOT NULL DEFAULT false;

-- When the count was last another one.
ALTER TABLE incident_told ADD COLUMN changed_at timestamptz NOT NULL DEFAULT now();
