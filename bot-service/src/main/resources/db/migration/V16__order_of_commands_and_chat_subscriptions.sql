-- What is asked about one incident is done in the order it was asked, also when the first had to wait.
ALTER TABLE inbound
    ADD COLUMN place    bigint GENERATED ALWAYS AS IDENTITY,
    -- The incident a command is about, INC-42, once that is known.
    ADD COLUMN about    text,
    -- How often the incident service, or once the answer is there its address, was found away.
    ADD COLUMN failures integer NOT NULL DEFAULT 0,
    -- Since when there is an answer to hand over.
    ADD COLUMN done_at  timestamptz;

CREATE INDEX inbound_turn ON inbound (place) WHERE state IN ('received', 'settled');

-- Channels of chat that follow what the public is told.
CREATE TABLE chat_subscription (
    platform  text NOT NULL,
    workspace text NOT NULL,
    channel   text NOT NULL,
    since     timestamptz NOT NULL DEFAULT now(),
    -- Who wanted it.
    actor_id  text NOT NULL,
    PRIMARY KEY (platform, workspace, channel)
);

-- Each update the public was told, in each channel that follows: posted once, edited when it is corrected or taken back.
CREATE TABLE chat_news (
    place     bigint GENERATED ALWAYS AS IDENTITY,
    update_id uuid NOT NULL,
    platform  text NOT NULL,
    workspace text NOT NULL,
    channel   text NOT NULL,
    sequence  bigint NOT NULL,
    news      jsonb NOT NULL,
    -- What the platform calls the message; NULL while it is not there.
    message   text,
    failures  integer NOT NULL DEFAULT 0,
    told_at   timestamptz NOT NULL DEFAULT now(),
    -- When it has to be shown; NULL: it is.
    due_at    timestamptz DEFAULT now(),
    PRIMARY KEY (update_id, platform, workspace, channel)
);

CREATE INDEX chat_news_due ON chat_news (platform, workspace, channel, place) WHERE due_at IS NOT NULL;
CREATE INDEX chat_news_age ON chat_news (told_at);
