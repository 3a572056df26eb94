-- ---------------------------------------------------------------------------------------------------------------
-- progress: what is said of deliveries on sitrep.deliveries
-- ---------------------------------------------------------------------------------------------------------------

-- Whether a publication that is planned was taken up in the table below. What was planned before there was one is not told late.
ALTER TABLE fanout_jobs ADD COLUMN announced boolean NOT NULL DEFAULT false;
UPDATE fanout_jobs SET announced = true WHERE done;
CREATE INDEX fanout_jobs_to_announce ON fanout_jobs (publication_id) WHERE done AND NOT announced;

-- One row a publication, however many are told: what was said last, and the event that is on its way. An event is decided, with its id,
-- in one transaction and sent in another, so that one whose sender vanished is sent again as the same event.
CREATE TABLE progress (
    publication_id uuid        PRIMARY KEY REFERENCES publications (id) ON DELETE CASCADE,
    incident_id    uuid        NOT NULL,
    -- How many events were decided: the number of the newest.
    said           bigint      NOT NULL DEFAULT 0,
    said_at        timestamptz,
    -- What the newest had for counts.
    counted        text,
    completed      boolean     NOT NULL DEFAULT false,
    -- Nothing is open any more: nothing is to be said before a human asks for a dead delivery again.
    over           boolean     NOT NULL DEFAULT false,
    look_at        timestamptz NOT NULL DEFAULT now(),
    -- Decided, and not yet known to be in Kafka; all four or none.
    event_id       uuid,
    event_type     text,
    event_at       timestamptz,
    event_data     text,
    CHECK (num_nulls(event_id, event_type, event_at, event_data) IN (0, 4))
);
CREATE INDEX progress_to_look_at ON progress (look_at) WHERE NOT over;
CREATE INDEX progress_to_send ON progress (event_at) WHERE event_id IS NOT NULL;
