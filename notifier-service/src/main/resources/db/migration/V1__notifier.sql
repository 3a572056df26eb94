-- The notifier's own database. Nobody else reads it, and it reads nobody else's.

-- Time-ordered ids made by the database, for rows that are planned by the thousand in one statement (RFC 9562, version 7).
CREATE FUNCTION uuid_v7() RETURNS uuid LANGUAGE sql VOLATILE AS $$
    SELECT encode(
        set_bit(set_bit(
            overlay(uuid_send(gen_random_uuid())
                PLACING substring(int8send((extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3)
                FROM 1 FOR 6),
            52, 1), 53, 1), 'hex')::uuid
$$;

-- ---------------------------------------------------------------------------------------------------------------
-- intake: what arrived
-- ---------------------------------------------------------------------------------------------------------------

-- Each event once: its id is written in the transaction that takes its effect.
CREATE TABLE inbox (
    event_id    uuid        PRIMARY KEY,
    type        text        NOT NULL,
    received_at timestamptz NOT NULL DEFAULT now()
);

-- What is known of each incident: its names, and the newest sequence, below which an event is stale.
CREATE TABLE incidents (
    id          uuid        PRIMARY KEY,
    ref         text        NOT NULL,
    public_id   text        NOT NULL,
    sequence    bigint      NOT NULL,
    status      text        NOT NULL,
    impact_rank smallint    NOT NULL,
    updated_at  timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX incidents_ref ON incidents (ref);
CREATE INDEX incidents_public_id ON incidents (public_id);

-- One thing to tell. The id is the event's. The payload is kept as it came: deliveries are rendered from it.
CREATE TABLE publications (
    id           uuid        PRIMARY KEY REFERENCES inbox (event_id),
    incident_id  uuid        NOT NULL REFERENCES incidents (id),
    update_id    uuid,
    sequence     bigint      NOT NULL,
    status       text        NOT NULL,
    closing      boolean     NOT NULL,
    maintenance  boolean     NOT NULL,
    impact_rank  smallint    NOT NULL,
    -- The worst impact of all incidents open when this one arrived: the page's state as a webhook tells it.
    page_rank    smallint    NOT NULL,
    components   uuid[]      NOT NULL,
    regions      text[]      NOT NULL,
    payload      text        NOT NULL,
    received_at  timestamptz NOT NULL DEFAULT now(),
    UNIQUE (incident_id, sequence)
);

-- ---------------------------------------------------------------------------------------------------------------
-- subscription: who wants to know
-- ---------------------------------------------------------------------------------------------------------------

CREATE TABLE subscribers (
    id         uuid        PRIMARY KEY,
    created_at timestamptz NOT NULL
);

-- Where a subscriber can be reached. Position 0 is the address told first; later ones are what it falls back to.
CREATE TABLE endpoints (
    id            uuid     PRIMARY KEY,
    subscriber_id uuid     NOT NULL REFERENCES subscribers (id) ON DELETE CASCADE,
    position      smallint NOT NULL,
    channel       text     NOT NULL,
    address       text     NOT NULL,
    -- What signs messages to this address, sealed with SITREP_SECRET_KEY.
    secret        text,
    state         text     NOT NULL CHECK (state IN ('active', 'disabled')),
    state_reason  text,
    UNIQUE (subscriber_id, position)
);

-- What of it a subscriber wants to hear, and how. An empty filter lets everything pass.
CREATE TABLE subscriptions (
    id            uuid        PRIMARY KEY,
    subscriber_id uuid        NOT NULL REFERENCES subscribers (id) ON DELETE CASCADE,
    state         text        NOT NULL CHECK (state IN ('active', 'unsubscribed')),
    components    uuid[]      NOT NULL,
    regions       text[]      NOT NULL,
    min_impact    text        NOT NULL,
    min_rank      smallint    NOT NULL,
    maintenances  boolean     NOT NULL,
    postmortems   boolean     NOT NULL,
    every_update  boolean     NOT NULL,
    locale        text        NOT NULL,
    time_zone     text        NOT NULL,
    -- The token in unsubscribe links: found by its SHA-256, put into a message from its sealed form.
    token_hash    text        NOT NULL UNIQUE,
    token_sealed  text        NOT NULL,
    created_at    timestamptz NOT NULL,
    ended_at      timestamptz
);
CREATE INDEX subscriptions_subscriber ON subscriptions (subscriber_id);

-- ---------------------------------------------------------------------------------------------------------------
-- fanout: who is to be told
-- ---------------------------------------------------------------------------------------------------------------

-- Resumable: each chunk of subscriptions is one transaction that also moves the cursor.
CREATE TABLE fanout_jobs (
    publication_id uuid        PRIMARY KEY REFERENCES publications (id),
    incident_id    uuid        NOT NULL,
    sequence       bigint      NOT NULL,
    after_id       uuid        NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
    chunks         integer     NOT NULL DEFAULT 0,
    done           boolean     NOT NULL DEFAULT false,
    created_at     timestamptz NOT NULL DEFAULT now(),
    done_at        timestamptz
);
CREATE INDEX fanout_jobs_open ON fanout_jobs (incident_id, sequence) WHERE NOT done;

-- ---------------------------------------------------------------------------------------------------------------
-- delivery: what became of it
-- ---------------------------------------------------------------------------------------------------------------

-- States, and what leads in and out:
--   pending      planned, or asked for again by hand         -> sending, superseded, suppressed, cancelled
--   sending      leased by a worker                          -> delivered, retrying, dead, uncertain, superseded
--   retrying     failed, or its worker vanished; due again   -> sending, superseded, suppressed, cancelled
--   delivered    the next hop accepted it                    (final)
--   uncertain    may have arrived, must not be repeated      (a human decides)
--   dead         refused, or every retry was used up         -> pending, by hand
--   superseded   something newer of the incident took over   (final)
--   failed_over  told at the subscriber's next address       (final)
--   suppressed   the address was switched off                (final)
--   cancelled    unsubscribed, deleted or stopped            (final)
-- No address stands here, and no reference either: the ledger outlives the subscriber.
CREATE TABLE deliveries (
    id              uuid        PRIMARY KEY DEFAULT uuid_v7(),
    publication_id  uuid        NOT NULL REFERENCES publications (id),
    incident_id     uuid        NOT NULL,
    sequence        bigint      NOT NULL,
    closing         boolean     NOT NULL,
    subscriber_id   uuid        NOT NULL,
    subscription_id uuid        NOT NULL,
    endpoint_id     uuid        NOT NULL,
    channel         text        NOT NULL,
    every_update    boolean     NOT NULL,
    state           text        NOT NULL CHECK (state IN ('pending', 'sending', 'retrying', 'delivered', 'uncertain',
                        'dead', 'superseded', 'failed_over', 'suppressed', 'cancelled')),
    reason          text,
    -- How often it was leased since it was planned, or since a human asked for it again.
    tries           integer     NOT NULL DEFAULT 0,
    due_at          timestamptz NOT NULL DEFAULT now(),
    lease_until     timestamptz,
    -- Grows with every lease: who holds an older one can no longer write a result.
    fence           bigint      NOT NULL DEFAULT 0,
    remote_id       text,
    created_at      timestamptz NOT NULL DEFAULT now(),
    updated_at      timestamptz NOT NULL DEFAULT now(),
    delivered_at    timestamptz,
    UNIQUE (publication_id, endpoint_id)
);
-- Order: per endpoint and incident, one at a time is on its way.
CREATE UNIQUE INDEX deliveries_one_sending ON deliveries (endpoint_id, incident_id) WHERE state = 'sending';
-- Claiming: what is due, oldest first; and whose lease ran out.
CREATE INDEX deliveries_due ON deliveries (due_at) WHERE state IN ('pending', 'retrying');
CREATE INDEX deliveries_leased ON deliveries (lease_until) WHERE state = 'sending';
-- Order and supersede rules look at what else of the incident goes to the same endpoint.
CREATE INDEX deliveries_thread ON deliveries (endpoint_id, incident_id, sequence);
CREATE INDEX deliveries_incident ON deliveries (incident_id, publication_id, state);
CREATE INDEX deliveries_subscriber ON deliveries (subscriber_id);

-- Whether something newer takes the place of a delivery that is not acknowledged: always, except that a closing word
-- (resolved, postmortem) gives way to a reopening alone, and that who wants every update gets each one.
CREATE FUNCTION gives_way(every_update boolean, closing boolean, newer_closing boolean) RETURNS boolean
    LANGUAGE sql IMMUTABLE AS $$ SELECT NOT every_update AND NOT (closing AND newer_closing) $$;

CREATE TABLE attempts (
    delivery_id uuid        NOT NULL REFERENCES deliveries (id) ON DELETE CASCADE,
    fence       bigint      NOT NULL,
    at          timestamptz NOT NULL,
    -- The channel's own answer code (an HTTP status, an SMTP reply), null when no answer came.
    code        text,
    duration_ms bigint,
    outcome     text        NOT NULL,
    reason      text,
    PRIMARY KEY (delivery_id, fence)
);

-- ---------------------------------------------------------------------------------------------------------------
-- api: answers given to requests with an Idempotency-Key, for 24 hours
-- ---------------------------------------------------------------------------------------------------------------

CREATE TABLE remembered_answers (
    caller       text        NOT NULL,
    key          text        NOT NULL,
    request_hash text        NOT NULL,
    -- Sealed: a first answer may carry a secret that is shown once. Null while the first request is still at work.
    answer       text,
    created_at   timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (caller, key)
);
CREATE INDEX remembered_answers_age ON remembered_answers (created_at);
