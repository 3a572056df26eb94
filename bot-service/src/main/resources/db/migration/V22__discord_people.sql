-- Who somebody is in a guild, as Discord last said; used while Discord is away.
CREATE TABLE discord_person (
    workspace text NOT NULL,
    id        text NOT NULL,
    name      text NOT NULL,
    -- As Discord writes it, it or en-GB; NULL: not said. Only what the person does says it.
    locale    text,
    -- False: a guest, somebody who has not agreed to the guild's rules yet, a bot, or nobody of it.
    member    boolean NOT NULL,
    roles     text[] NOT NULL,
    known_at  timestamptz NOT NULL,
    PRIMARY KEY (workspace, id)
);
