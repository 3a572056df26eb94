-- Channels that an operator switched off: nothing leaves by them, in no process, until they are switched on again. What is
-- planned for them waits.
CREATE TABLE channels_off (
    channel text        PRIMARY KEY,
    since   timestamptz NOT NULL DEFAULT now(),
    actor   text        NOT NULL,
    reason  text        NOT NULL
);
