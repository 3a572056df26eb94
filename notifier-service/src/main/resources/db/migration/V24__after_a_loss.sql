-- To which log erasures were written, and how far it was: where it is another one, or shorter, all of them are written anew.
CREATE TABLE erasure_log (
    only_one    boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    topic       text    NOT NULL, -- Kafka's own id of it
    next_offset bigint  NOT NULL
);

-- Which process has a key for every secret. One that has not sends nothing, as long as another can.
CREATE TABLE key_holders (
    process uuid        PRIMARY KEY,
    lacks   boolean     NOT NULL,
    seen_at timestamptz NOT NULL DEFAULT now()
);
