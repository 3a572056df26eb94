-- Who was told what is no longer so is told that, too: a message of its own, to exactly those.
ALTER TABLE publications
    ADD COLUMN kind         text NOT NULL DEFAULT 'update' CHECK (kind IN ('update', 'correction', 'retraction')),
    -- Whose readers it is for: those who were told of that publication, and nobody else.
    ADD COLUMN only_told_of uuid,
    -- Of those, only who read a text older than this revision; null for everybody.
    ADD COLUMN told_before  integer,
    ADD CONSTRAINT publications_told CHECK ((kind = 'update') = (only_told_of IS NULL));
CREATE INDEX publications_only_told_of ON publications (only_told_of) WHERE only_told_of IS NOT NULL;

ALTER TABLE fanout_jobs ADD COLUMN only_told_of uuid;

-- Which revision of the text was told.
ALTER TABLE ledger ADD COLUMN revision integer;
