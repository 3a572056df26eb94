-- What the events say of each incident and maintenance.
CREATE TABLE incident (
    id         uuid PRIMARY KEY,
    ref        text NOT NULL,
    kind       text NOT NULL,
    -- Of the newest event; an older one changes nothing.
    sequence   bigint NOT NULL,
    head       jsonb NOT NULL,
    -- The newest update.
    said       jsonb,
    open       boolean NOT NULL,
    -- False for what was imported: it gets neither room nor card.
    followed   boolean NOT NULL,
    created_at timestamptz NOT NULL,
    -- When we first heard of it.
    seen_at    timestamptz NOT NULL DEFAULT now(),
    -- Nothing is made before: while old events are caught up with, the next one may say that it is over.
    settled_at timestamptz NOT NULL,
    -- The promise of an update that was reported as broken.
    overdue_at timestamptz
);

CREATE INDEX incident_ref ON incident (ref);
CREATE INDEX incident_open ON incident (id) WHERE open AND followed;

-- How far the deliveries of each publication are.
CREATE TABLE incident_told (
    publication uuid PRIMARY KEY,
    incident_id uuid NOT NULL,
    update_id   uuid,
    sequence    bigint NOT NULL,
    planned     integer NOT NULL,
    unsent      integer NOT NULL,
    delivered   integer NOT NULL,
    unreachable integer NOT NULL,
    told_at     timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX incident_told_incident ON incident_told (incident_id);

-- Where the bot is installed, as the platform last said; used while the platform is away.
CREATE TABLE chat_workspace (
    platform          text NOT NULL,
    id                text NOT NULL,
    name              text NOT NULL,
    incidents_channel text,
    here              boolean NOT NULL,
    PRIMARY KEY (platform, id)
);

-- What is there of an incident in one workspace.
CREATE TABLE presence (
    incident_id     uuid NOT NULL REFERENCES incident,
    platform        text NOT NULL,
    workspace       text NOT NULL,
    -- The room; NULL while it is not there.
    channel         text,
    room_name       text,
    topic           text,
    -- People who were invited: who leaves is not called back.
    invited         text[] NOT NULL DEFAULT '{}',
    card_pinned     boolean NOT NULL DEFAULT false,
    bookmarks       text[] NOT NULL DEFAULT '{}',
    -- The address the incident service was told.
    linked          text,
    snoozed_until   timestamptz,
    archive_asked   boolean NOT NULL DEFAULT false,
    archived        boolean NOT NULL DEFAULT false,
    -- In a row; 0 once a look ends well.
    failures        integer NOT NULL DEFAULT 0,
    -- Grows with everything that may show; who looked at a lower one looks again.
    revision        bigint NOT NULL DEFAULT 1,
    not_before      timestamptz NOT NULL DEFAULT '-infinity',
    -- When somebody has to look; NULL: when something happens.
    due_at          timestamptz DEFAULT now(),
    holder          uuid,
    held_until      timestamptz NOT NULL DEFAULT '-infinity',
    PRIMARY KEY (incident_id, platform, workspace)
);

CREATE INDEX presence_due ON presence (due_at) WHERE due_at IS NOT NULL;
CREATE UNIQUE INDEX presence_room ON presence (platform, workspace, channel) WHERE channel IS NOT NULL;

-- Each message that was posted about an incident, once per place and mark.
CREATE TABLE posted (
    incident_id uuid NOT NULL,
    platform    text NOT NULL,
    workspace   text NOT NULL,
    channel     text NOT NULL,
    -- What it is: card, nudge, due:…
    mark        text NOT NULL,
    -- What the platform calls it.
    message     text NOT NULL,
    -- Of what it shows.
    look        text NOT NULL,
    changed_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (incident_id, platform, workspace, channel, mark)
);
