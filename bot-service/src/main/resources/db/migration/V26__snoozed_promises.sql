-- The promise that was put off: an update that is promised for another time is reminded of all the same.
ALTER TABLE presence ADD COLUMN snoozed_for timestamptz;

UPDATE presence p SET snoozed_for = (i.head ->> 'next_update_at')::timestamptz
FROM incident i WHERE i.id = p.incident_id AND p.snoozed_until IS NOT NULL;

CREATE INDEX mailed_incident ON mailed (incident_id);
