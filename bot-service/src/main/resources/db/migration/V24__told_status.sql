-- The status the public was last told, as far as we heard: what waits for its hold or for approval has moved the incident's own.
ALTER TABLE incident ADD COLUMN told_status text;

-- An end that only waits is none yet.
UPDATE incident SET open = true
WHERE kind = 'incident' AND head ->> 'status' IN ('resolved', 'postmortem')
AND head ->> 'resolved_at' IS NULL AND head ->> 'merged_into' IS NULL;
