-- When the public first heard of an incident in words: so that nobody has to look through all that was said.
ALTER TABLE incidents ADD COLUMN first_public_at timestamptz;
UPDATE incidents i SET first_public_at = u.at
FROM (SELECT incident_id, min(published_at) AS at FROM incident_updates WHERE published_at IS NOT NULL GROUP BY incident_id) u
WHERE u.incident_id = i.id;

-- What was recorded of components within a span.
CREATE INDEX component_intervals_by_time ON component_intervals (started_at, ended_at);
