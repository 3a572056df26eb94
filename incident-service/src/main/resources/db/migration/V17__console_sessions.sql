-- Browsers that are signed in to the console. What a browser shows is kept nowhere: only its hash.
CREATE TABLE console_sessions (
    key       text PRIMARY KEY,    -- SHA-256 of the secret in the browser's cookie
    actor     text NOT NULL,        -- who signed in, to sign them out everywhere
    token_id  text NOT NULL,        -- what they signed in with: once it is revoked the session opens nothing
    seal      text NOT NULL,       -- changes with the text of a token that the environment names
    opened_at timestamptz NOT NULL,
    used_at   timestamptz NOT NULL
);
CREATE INDEX console_sessions_by_actor ON console_sessions (actor);
CREATE INDEX console_sessions_by_use ON console_sessions (used_at);
