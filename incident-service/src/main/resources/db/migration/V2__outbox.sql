-- What happened and has not reached Kafka yet. A row is written in the transaction that changed the incident and
-- deleted once Kafka has committed it.
CREATE TABLE outbox (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_id      uuid NOT NULL UNIQUE,
    topic         text NOT NULL,
    key           text NOT NULL,
    type          text NOT NULL,
    subject       text NOT NULL,
    time          timestamptz NOT NULL,
    traceparent   text,
    data          text NOT NULL,
    parked_at     timestamptz, -- set when it can't be sent: it and what follows of its key wait for a human
    parked_reason text
);
CREATE INDEX outbox_parked ON outbox (key, id) WHERE parked_at IS NOT NULL;
