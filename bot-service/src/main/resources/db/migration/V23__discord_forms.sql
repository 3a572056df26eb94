-- Forms people fill in: Discord's windows hold five things, and forget what was typed when there is something wrong with it. Kept for a day.
CREATE TABLE discord_form (
    id       uuid PRIMARY KEY,
    -- Whose it is; nobody else opens or sends it.
    actor    text NOT NULL,
    language text NOT NULL,
    -- What is asked, with the command it completes.
    form     jsonb NOT NULL,
    -- What was filled in so far.
    filled   jsonb NOT NULL,
    kept_at  timestamptz NOT NULL
);

CREATE INDEX discord_form_kept ON discord_form (kept_at);
