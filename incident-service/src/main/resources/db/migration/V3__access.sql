CREATE TABLE api_tokens (
    id          text PRIMARY KEY,   -- the public half: sitrep_<id>_<secret>
    name        text NOT NULL,
    role        text NOT NULL,
    secret_hash bytea NOT NULL,     -- SHA-256 of the secret half; the secret itself is kept nowhere
    created_at  timestamptz NOT NULL,
    revoked_at  timestamptz
);

-- The first answer to a request, for whoever sends it again.
CREATE TABLE idempotency_keys (
    caller       text NOT NULL,
    key          text NOT NULL,
    request_hash text NOT NULL,
    status       integer,           -- null only inside the transaction that is still answering
    location     text,
    etag         text,
    body         text,
    created_at   timestamptz NOT NULL,
    PRIMARY KEY (caller, key)
);
CREATE INDEX idempotency_keys_by_age ON idempotency_keys (created_at);
