-- Under which name a room was asked for, written before Discord is: an answer that is lost does not make two of it.
CREATE TABLE discord_room (
    workspace text NOT NULL,
    mark      text NOT NULL,
    name      text NOT NULL,
    -- NULL while it is not known whether it is there.
    channel   text,
    PRIMARY KEY (workspace, mark)
);

CREATE INDEX discord_room_channel ON discord_room (workspace, channel);

-- Rooms that are channels, which Discord can't archive: those we closed for good.
CREATE TABLE discord_closed_room (
    workspace text NOT NULL,
    channel   text NOT NULL,
    closed_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (workspace, channel)
);

-- Since when a message is being posted, written before Discord is asked: an answer that is lost does not make two of it.
CREATE TABLE discord_post (
    workspace text NOT NULL,
    channel   text NOT NULL,
    mark      text NOT NULL,
    asked_at  timestamptz NOT NULL DEFAULT now(),
    -- What Discord calls it. NULL while it is not known whether it is there.
    message   text,
    PRIMARY KEY (workspace, channel, mark)
);

CREATE INDEX discord_post_asked ON discord_post (asked_at);
CREATE INDEX discord_post_message ON discord_post (workspace, channel, message);
