-- Who was refused what, until the incident service has it in its audit.
CREATE TABLE denial (
    -- The key of the command that was refused: the same again is the same denial.
    id          uuid PRIMARY KEY,
    actor_id    text NOT NULL,
    actor_name  text NOT NULL,
    platform    text NOT NULL,
    action      text NOT NULL,
    target      text,
    reason      text NOT NULL,
    denied_at   timestamptz NOT NULL DEFAULT now(),
    attempts    integer NOT NULL DEFAULT 0,
    due_at      timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX denial_due ON denial (due_at);
