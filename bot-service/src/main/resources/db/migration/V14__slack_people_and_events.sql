-- Who somebody is, as Slack last said; used while Slack is away.
CREATE TABLE slack_person (
    workspace text NOT NULL,
    id        text NOT NULL,
    name      text NOT NULL,
    -- As Slack writes it, it-IT; NULL: not said.
    locale    text,
    -- False: a guest, somebody of another company, a bot, or gone.
    member    boolean NOT NULL,
    known_at  timestamptz NOT NULL,
    PRIMARY KEY (workspace, id)
);

-- Who is in a user group, as Slack last said.
CREATE TABLE slack_group (
    workspace text NOT NULL,
    id        text NOT NULL,
    members   text[] NOT NULL,
    known_at  timestamptz NOT NULL,
    PRIMARY KEY (workspace, id)
);

-- What Slack told of messages on the timeline, written before anything is done about it: the same again changes nothing.
CREATE TABLE slack_event (
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

CREATE INDEX slack_event_undone ON slack_event (workspace, channel, message, place) WHERE done_at IS NULL;
CREATE INDEX slack_event_due ON slack_event (due_at) WHERE done_at IS NULL;

-- Who holds a message on the timeline: it is there as long as anybody does.
CREATE TABLE slack_pin (
    workspace text NOT NULL,
    channel   text NOT NULL,
    message   text NOT NULL,
    person    text NOT NULL,
    -- How: a reaction, or Slack's own pin.
    by_what   text NOT NULL,
    PRIMARY KEY (workspace, channel, message, person, by_what)
);
