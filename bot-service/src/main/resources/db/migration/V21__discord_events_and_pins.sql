-- What Discord told of messages on the timeline, written before anything is done about it.
CREATE TABLE discord_event (
    event_id    text PRIMARY KEY,
    -- In which order they came.
    place       bigint GENERATED ALWAYS AS IDENTITY,
    workspace   text NOT NULL,
    channel     text NOT NULL,
    message     text NOT NULL,
    deed        text NOT NULL CHECK (deed IN ('pinned', 'unpinned', 'edited', 'deleted')),
    person      text NOT NULL,
    received_at timestamptz NOT NULL DEFAULT now(),
    attempts    integer NOT NULL DEFAULT 0,
    -- While somebody works on it: until when at most.
    due_at      timestamptz NOT NULL DEFAULT now(),
    done_at     timestamptz
);

CREATE INDEX discord_event_undone ON discord_event (workspace, channel, message, place) WHERE done_at IS NULL;
CREATE INDEX discord_event_due ON discord_event (due_at) WHERE done_at IS NULL;

-- Who holds a message on the timeline: it is there as long as anybody does.
CREATE TABLE discord_pin (
    workspace text NOT NULL,
    channel   text NOT NULL,
    message   text NOT NULL,
    person    text NOT NULL,
    by_what   text NOT NULL,
    PRIMARY KEY (workspace, channel, message, person, by_what)
);
