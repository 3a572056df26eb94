-- Every command that arrived, written before anything is done for it: the same again has no second effect, and what a
-- crash interrupted is finished.
CREATE TABLE inbound (
    invocation_id text PRIMARY KEY,
    platform      text NOT NULL,
    workspace     text NOT NULL,
    person        text NOT NULL,
    person_name   text NOT NULL,
    channel       text NOT NULL,
    said          text NOT NULL,
    -- Sealed: who has it can post in the channel. Forgotten once the answer is handed over.
    reply_to      text,
    -- received: nothing was done; settled: the order below is or will be carried out, that very one and no other;
    -- done: the answer below is there and has to be handed over; answered: nothing is left to do.
    state         text NOT NULL CHECK (state IN ('received', 'settled', 'done', 'answered')),
    order_json    text,
    -- The order may have had its effect although we never saw the answer.
    uncertain     boolean NOT NULL DEFAULT false,
    answer        text,
    attempts      integer NOT NULL DEFAULT 1,
    -- Who works on it, until when without a sign of life; by the database's clock. Nobody: it waits for its next attempt.
    holder        uuid,
    due_at        timestamptz NOT NULL,
    received_at   timestamptz NOT NULL DEFAULT now(),
    answered_at   timestamptz,
    CHECK ((state = 'answered') = (answered_at IS NOT NULL)),
    CHECK (state <> 'settled' OR order_json IS NOT NULL),
    CHECK (state NOT IN ('done', 'answered') OR answer IS NOT NULL)
);

CREATE INDEX inbound_due ON inbound (due_at) WHERE state <> 'answered';
CREATE INDEX inbound_age ON inbound (received_at);
