-- What was published can be corrected as long as it was not sent, and withdrawn.
ALTER TABLE publications
    -- Grows with each correction: who kept an older text in memory reads it anew.
    ADD COLUMN revision  integer NOT NULL DEFAULT 0,
    -- Why nothing more of it may leave, also not what is being tried right now.
    ADD COLUMN withdrawn text CHECK (withdrawn IN ('stopped', 'retracted'));
