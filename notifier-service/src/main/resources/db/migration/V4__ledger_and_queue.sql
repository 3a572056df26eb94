-- What is unfinished and what is done part ways. The queue is small and hot: claimed, retried, emptied. The ledger is large
-- and calm: a row is written when a delivery is planned and once more when it ended, and whole months are dropped when they are
-- older than is kept. Who asks reads the view "deliveries", which shows both as one.

-- ---------------------------------------------------------------------------------------------------------------
-- intake
-- ---------------------------------------------------------------------------------------------------------------

-- PostgreSQL 18 makes these ids itself, and faster.
DO $$ BEGIN
    IF EXISTS (SELECT FROM pg_proc WHERE proname = 'uuidv7' AND pronamespace = 'pg_catalog'::regnamespace) THEN
        EXECUTE 'CREATE OR REPLACE FUNCTION uuid_v7() RETURNS uuid LANGUAGE sql VOLATILE AS ''SELECT pg_catalog.uuidv7()''';
    END IF;
END $$;

ALTER TABLE publications
    -- Whom it overtakes: 1 (SEV1) to 4.
    ADD COLUMN lane smallint NOT NULL DEFAULT 3 CHECK (lane BETWEEN 1 AND 4),
    -- When the house said it; from here on it is counted how long the last reader waited.
    ADD COLUMN published_at timestamptz NOT NULL DEFAULT now(),
    -- In which part of the ledger its deliveries stand.
    ADD COLUMN month date NOT NULL GENERATED ALWAYS AS (date_trunc('month', received_at AT TIME ZONE 'UTC')::date) STORED;

ALTER TABLE fanout_jobs
    ADD COLUMN lane smallint NOT NULL DEFAULT 3;

-- ---------------------------------------------------------------------------------------------------------------
-- delivery
-- ---------------------------------------------------------------------------------------------------------------

ALTER TABLE deliveries RENAME TO former_deliveries;
ALTER TABLE attempts RENAME TO former_attempts;

-- No address stands here, and no reference either: the ledger outlives the subscriber, and references cost a look for each row.
-- No index names a column that changes when a delivery ends, so that ending one touches no index.
CREATE TABLE ledger (
    id              uuid        NOT NULL DEFAULT uuid_v7(),
    month           date        NOT NULL,
    publication_id  uuid        NOT NULL,
    incident_id     uuid        NOT NULL,
    sequence        bigint      NOT NULL,
    subscriber_id   uuid        NOT NULL,
    subscription_id uuid        NOT NULL,
    endpoint_id     uuid        NOT NULL,
    channel         text        NOT NULL,
    -- 'open' while it stands in the queue, which knows more.
    state           text        NOT NULL CHECK (state IN ('open', 'delivered', 'uncertain', 'dead', 'superseded',
                        'failed_over', 'suppressed', 'cancelled')),
    reason          text,
    fence           bigint      NOT NULL DEFAULT 0,
    tries           integer     NOT NULL DEFAULT 0,
    -- The attempt that was acknowledged; those that failed stand in failed_attempts.
    attempted_at    timestamptz,
    code            text,
    duration_ms     bigint,
    remote_id       text,
    planned_at      timestamptz NOT NULL DEFAULT now(),
    updated_at      timestamptz NOT NULL DEFAULT now(),
    delivered_at    timestamptz,
    PRIMARY KEY (id, month),
    -- Told once: a month belongs to a publication, so it takes nothing from this.
    UNIQUE (publication_id, endpoint_id, month)
) PARTITION BY RANGE (month);
-- What else of an incident goes to the same subscriber.
CREATE INDEX ledger_thread ON ledger (subscriber_id, incident_id, sequence);

CREATE TABLE failed_attempts (
    delivery_id uuid        NOT NULL,
    month       date        NOT NULL,
    fence       bigint      NOT NULL,
    at          timestamptz NOT NULL,
    -- The channel's own answer code (an HTTP status, an SMTP reply), null when no answer came.
    code        text,
    duration_ms bigint,
    outcome     text        NOT NULL,
    reason      text,
    PRIMARY KEY (delivery_id, fence, month)
) PARTITION BY RANGE (month);

-- Makes a month's parts of the ledger; nothing when they are there. Rooms are left free so that a row can end where it stands.
CREATE FUNCTION open_month(first date) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('CREATE TABLE IF NOT EXISTS %I PARTITION OF ledger FOR VALUES FROM (%L) TO (%L) WITH (fillfactor = 60)',
        'ledger_' || to_char(first, 'YYYY_MM'), first, first + interval '1 month');
    EXECUTE format('CREATE TABLE IF NOT EXISTS %I PARTITION OF failed_attempts FOR VALUES FROM (%L) TO (%L)',
        'failed_attempts_' || to_char(first, 'YYYY_MM'), first, first + interval '1 month');
END $$;

CREATE FUNCTION drop_month(first date) RETURNS date LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('DROP TABLE IF EXISTS %I, %I', 'ledger_' || to_char(first, 'YYYY_MM'),
        'failed_attempts_' || to_char(first, 'YYYY_MM'));
    RETURN first;
END $$;

SELECT open_month(month::date) FROM generate_series(
    least((SELECT min(month) FROM publications), date_trunc('month', now() AT TIME ZONE 'UTC')::date),
    date_trunc('month', now() AT TIME ZONE 'UTC') + interval '2 months', interval '1 month') AS month;

-- States, and what leads in and out:
--   pending      planned, asked for again by hand, or put off  -> sending, superseded, suppressed, cancelled
--                before it was tried
--   sending      leased by a worker                            -> delivered, retrying, pending, dead, uncertain, superseded
--   retrying     failed, or its worker vanished; due again     -> sending, superseded, suppressed, cancelled
--   delivered    the next hop accepted it                      (final)
--   uncertain    may have arrived, must not be repeated        (a human decides)
--   dead         refused, or every retry was used up           -> pending, by hand
--   superseded   something newer of the incident took over     (final)
--   failed_over  told at the subscriber's next address         (final)
--   suppressed   the address was switched off                  (final)
--   cancelled    unsubscribed, deleted or stopped              (final)
-- The first three stand here, the others in the ledger.
CREATE TABLE queue (
    endpoint_id     uuid        NOT NULL,
    incident_id     uuid        NOT NULL,
    sequence        bigint      NOT NULL,
    delivery_id     uuid        NOT NULL,
    month           date        NOT NULL,
    publication_id  uuid        NOT NULL,
    subscriber_id   uuid        NOT NULL,
    subscription_id uuid        NOT NULL,
    channel         text        NOT NULL,
    lane            smallint    NOT NULL,
    closing         boolean     NOT NULL,
    every_update    boolean     NOT NULL,
    state           text        NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'sending', 'retrying')),
    reason          text,
    -- How often it was leased since it was planned, or since a human asked for it again.
    tries           integer     NOT NULL DEFAULT 0,
    due_at          timestamptz NOT NULL DEFAULT now(),
    lease_until     timestamptz,
    -- Grows with every lease: who holds an older one can write nothing but a success.
    fence           bigint      NOT NULL DEFAULT 0,
    planned_at      timestamptz NOT NULL DEFAULT now(),
    updated_at      timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (endpoint_id, incident_id, sequence)
) WITH (fillfactor = 60, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000,
    autovacuum_vacuum_cost_delay = 0, autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 50000);
-- Order: per endpoint and incident, one at a time is on its way. Also who looks for leases that ran out reads this.
CREATE UNIQUE INDEX queue_one_sending ON queue (endpoint_id, incident_id) WHERE state = 'sending';
-- Claiming: what of a channel and lane is due, oldest first.
CREATE INDEX queue_due ON queue (channel, lane, due_at) WHERE state <> 'sending';

-- Nothing leaves while a row stands here.
CREATE TABLE hold (
    only_one boolean     PRIMARY KEY DEFAULT true CHECK (only_one),
    since    timestamptz NOT NULL DEFAULT now(),
    reason   text        NOT NULL
);

-- In which database this was first opened. A copy restored from a dump finds another number there.
CREATE TABLE whereabouts (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    number   text    NOT NULL
);

CREATE VIEW deliveries AS
    SELECT l.id, l.month, l.publication_id, l.incident_id, l.sequence, l.subscriber_id, l.subscription_id, l.endpoint_id,
        l.channel, coalesce(q.state, l.state) AS state, CASE WHEN q.state IS NULL THEN l.reason ELSE q.reason END AS reason,
        coalesce(q.fence, l.fence) AS fence, coalesce(q.tries, l.tries) AS tries, q.due_at, q.lease_until, l.remote_id,
        l.planned_at AS created_at, coalesce(q.updated_at, l.updated_at) AS updated_at, l.delivered_at
    FROM ledger l LEFT JOIN queue q ON l.state = 'open'
        AND q.endpoint_id = l.endpoint_id AND q.incident_id = l.incident_id AND q.sequence = l.sequence;

-- Every attempt, whatever came of it.
CREATE VIEW attempts AS
    SELECT delivery_id, fence, at, code, duration_ms, outcome, reason FROM failed_attempts
    UNION ALL
    SELECT id, fence, attempted_at, code, duration_ms, 'delivered', NULL FROM ledger WHERE attempted_at IS NOT NULL;

-- Ends what waits for these addresses; what is on its way right now can't be called back.
CREATE FUNCTION settle_endpoints(endpoints uuid[], becomes text, why text) RETURNS bigint LANGUAGE sql AS $$
    WITH gone AS (
        DELETE FROM queue WHERE endpoint_id = ANY (endpoints) AND state <> 'sending'
        RETURNING delivery_id, month, fence, tries
    ), booked AS (
        UPDATE ledger l SET state = becomes, reason = why, fence = gone.fence, tries = gone.tries, updated_at = now()
        FROM gone WHERE l.id = gone.delivery_id AND l.month = gone.month
    )
    SELECT count(*) FROM gone
$$;

-- Ends what waits of these publications.
CREATE FUNCTION settle_publications(publications uuid[], becomes text, why text) RETURNS bigint LANGUAGE sql AS $$
    WITH gone AS (
        DELETE FROM queue WHERE publication_id = ANY (publications) AND state <> 'sending'
        RETURNING delivery_id, month, fence, tries
    ), booked AS (
        UPDATE ledger l SET state = becomes, reason = why, fence = gone.fence, tries = gone.tries, updated_at = now()
        FROM gone WHERE l.id = gone.delivery_id AND l.month = gone.month
    )
    SELECT count(*) FROM gone
$$;

-- ---------------------------------------------------------------------------------------------------------------
-- What stood in the former tables
-- ---------------------------------------------------------------------------------------------------------------

INSERT INTO ledger (id, month, publication_id, incident_id, sequence, subscriber_id, subscription_id, endpoint_id, channel,
    state, reason, fence, tries, attempted_at, code, duration_ms, remote_id, planned_at, updated_at, delivered_at)
SELECT d.id, p.month, d.publication_id, d.incident_id, d.sequence, d.subscriber_id, d.subscription_id, d.endpoint_id, d.channel,
    CASE WHEN d.state IN ('pending', 'sending', 'retrying') THEN 'open' ELSE d.state END, d.reason, d.fence, d.tries,
    a.at, a.code, a.duration_ms, d.remote_id, d.created_at, d.updated_at, d.delivered_at
FROM former_deliveries d
    JOIN publications p ON p.id = d.publication_id
    LEFT JOIN LATERAL (SELECT * FROM former_attempts f WHERE f.delivery_id = d.id AND f.outcome = 'delivered'
        ORDER BY f.fence DESC LIMIT 1) a ON d.state = 'delivered';

INSERT INTO failed_attempts (delivery_id, month, fence, at, code, duration_ms, outcome, reason)
SELECT a.delivery_id, p.month, a.fence, a.at, a.code, a.duration_ms, a.outcome, a.reason
FROM former_attempts a
    JOIN former_deliveries d ON d.id = a.delivery_id
    JOIN publications p ON p.id = d.publication_id
WHERE a.outcome <> 'delivered';

INSERT INTO queue (endpoint_id, incident_id, sequence, delivery_id, month, publication_id, subscriber_id, subscription_id,
    channel, lane, closing, every_update, state, reason, tries, due_at, lease_until, fence, planned_at, updated_at)
SELECT d.endpoint_id, d.incident_id, d.sequence, d.id, p.month, d.publication_id, d.subscriber_id, d.subscription_id,
    d.channel, p.lane, d.closing, d.every_update, d.state, d.reason, d.tries, d.due_at, d.lease_until, d.fence, d.created_at,
    d.updated_at
FROM former_deliveries d JOIN publications p ON p.id = d.publication_id
WHERE d.state IN ('pending', 'sending', 'retrying');

DROP TABLE former_attempts;
DROP TABLE former_deliveries;
