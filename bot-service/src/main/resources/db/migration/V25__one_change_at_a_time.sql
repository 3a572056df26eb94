-- Whether others of the same incident wait for it: what only reads keeps nobody waiting.
ALTER TABLE inbound ADD COLUMN changes boolean NOT NULL DEFAULT true;

-- Of each incident one change at a time is settled and not done yet. Of what is settled already the first keeps its place.
UPDATE inbound later SET about = NULL
WHERE state = 'settled' AND about IS NOT NULL AND EXISTS (
    SELECT FROM inbound earlier
    WHERE earlier.state = 'settled' AND earlier.about = later.about AND earlier.place < later.place);
CREATE UNIQUE INDEX inbound_settled ON inbound (about) WHERE state = 'settled';
CREATE INDEX inbound_about ON inbound (about) WHERE about IS NOT NULL;
