-- Where the bot is installed in Slack.
CREATE TABLE slack_install (
    workspace    text PRIMARY KEY,
    name         text NOT NULL,
    -- The bot's own user there: what it does itself starts nothing.
    bot_user     text NOT NULL,
    -- Sealed. NULL: it is the one of the environment, which is not kept.
    token        text,
    -- SHA-256 of it, to tell it from another.
    token_digest text NOT NULL,
    installed_at timestamptz NOT NULL DEFAULT now(),
    -- Since when it is thrown out, or its token taken back.
    gone_at      timestamptz
);

-- Each installation that was begun: by a digest of what only the browser that began it knows. Good for one use.
CREATE TABLE slack_install_begun (
    state_digest text PRIMARY KEY,
    begun_at     timestamptz NOT NULL DEFAULT now()
);

-- Under which name a room was asked for, written before Slack is: an answer that is lost does not make two of it.
CREATE TABLE slack_room (
    workspace text NOT NULL,
    mark      text NOT NULL,
    name      text NOT NULL,
    -- NULL while it is not known whether it is there.
    channel   text,
    PRIMARY KEY (workspace, mark)
);
