-- ---------------------------------------------------------------------------------------------------------------
-- fanout: one that always fails keeps nobody else waiting
-- ---------------------------------------------------------------------------------------------------------------

ALTER TABLE fanout_jobs
    -- In a row; a chunk that was planned begins anew.
    ADD COLUMN failures  integer     NOT NULL DEFAULT 0,
    -- Not before then: later with each failure.
    ADD COLUMN due_at    timestamptz NOT NULL DEFAULT now(),
    -- Given up, and done for that reason: whom it had not reached by then is not told.
    ADD COLUMN failed_at timestamptz,
    ADD COLUMN failure   text;
CREATE INDEX fanout_jobs_failing ON fanout_jobs (failed_at) WHERE failures > 0;

-- What is taken back may be a whole incident: then whoever was told of any of its updates hears that.
ALTER TABLE publications ADD COLUMN whole_incident boolean NOT NULL DEFAULT false;
ALTER TABLE fanout_jobs ADD COLUMN whole_incident boolean NOT NULL DEFAULT false;

-- ---------------------------------------------------------------------------------------------------------------
-- delivery: what must not be left out does not hold up what follows for long
-- ---------------------------------------------------------------------------------------------------------------

ALTER TABLE queue
    -- Until when the other side asked to be left alone; null when it did not, the last time.
    ADD COLUMN asked_until timestamptz;
-- Who holds up others is looked for among these alone.
CREATE INDEX queue_retrying ON queue (updated_at) WHERE state = 'retrying';
