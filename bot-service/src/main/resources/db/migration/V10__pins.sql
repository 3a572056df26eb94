-- Messages of rooms that people put on an incident's timeline.
CREATE TABLE pin (
    platform    text NOT NULL,
    workspace   text NOT NULL,
    channel     text NOT NULL,
    message     text NOT NULL,
    incident_id uuid NOT NULL,
    -- How often it was put there: each time is an entry of its own.
    round       integer NOT NULL DEFAULT 1,
    -- What is sent, written down first, so that the same is sent again after a crash. NULL: the message is not on the timeline.
    note        jsonb,
    -- The entry of the timeline; NULL while the incident service has not answered.
    entry       uuid,
    PRIMARY KEY (platform, workspace, channel, message)
);

CREATE INDEX pin_message ON pin (workspace, channel, message);
