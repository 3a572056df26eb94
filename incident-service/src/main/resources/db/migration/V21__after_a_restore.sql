-- What a restore has to know besides: how old the dump is, and whether others have yet to hear of the catalog as it is now.
ALTER TABLE whereabouts
    ADD COLUMN seen_at         timestamptz NOT NULL DEFAULT now(), -- when a service last worked here
    ADD COLUMN catalog_pending boolean     NOT NULL DEFAULT false;
UPDATE whereabouts SET seen_at = coalesce((SELECT max(updated_at) FROM incidents), seen_at);

-- A dump that is older than this table says nothing of where it was made. Each migration has a transaction of its own; where one
-- wrote the history of several, it was a restore.
INSERT INTO whereabouts (number, seen_at)
SELECT '', coalesce((SELECT max(updated_at) FROM incidents), now())
WHERE NOT EXISTS (SELECT FROM whereabouts) AND (
    SELECT count(*) > 1 AND count(DISTINCT xmin::text) = 1 FROM flyway_schema_history WHERE version IN ('1', '2', '3'));
