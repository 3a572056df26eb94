-- Since when a card is being posted, written before Slack is asked: an answer that is lost does not make two of it.
CREATE TABLE slack_post (
    workspace text NOT NULL,
    channel   text NOT NULL,
    mark      text NOT NULL,
    asked_at  timestamptz NOT NULL DEFAULT now(),
    -- What Slack calls it. NULL while it is not known whether it is there.
    message   text,
    PRIMARY KEY (workspace, channel, mark)
);

CREATE INDEX slack_post_asked ON slack_post (asked_at);
