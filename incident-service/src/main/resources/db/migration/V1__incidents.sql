-- What can break.
CREATE TABLE components (
    id          uuid PRIMARY KEY,
    public_id   text NOT NULL UNIQUE,
    name        text NOT NULL,
    description text,
    position    integer NOT NULL DEFAULT 0,
    status      text NOT NULL DEFAULT 'operational',
    created_at  timestamptz NOT NULL,
    updated_at  timestamptz NOT NULL,
    retired_at  timestamptz -- history keeps it, the page no longer lists it
);
-- Two components of one name could not be told apart in chat.
CREATE UNIQUE INDEX components_name ON components (lower(name)) WHERE retired_at IS NULL;

CREATE SEQUENCE incident_numbers;

CREATE TABLE incidents (
    id                   uuid PRIMARY KEY,
    public_id            text NOT NULL UNIQUE,
    number               bigint NOT NULL UNIQUE, -- people see INC-<number>
    title                text NOT NULL,
    status               text NOT NULL,
    public_status        text,                   -- as the public was last told; null while it knows nothing
    severity             text NOT NULL,
    visibility           text NOT NULL,
    origin               text NOT NULL,
    commander            text,
    regions              varchar[] NOT NULL DEFAULT '{}',
    translations         text NOT NULL DEFAULT '{}', -- JSON: locale -> title
    workaround           text,
    started_at           timestamptz NOT NULL,
    created_at           timestamptz NOT NULL,
    updated_at           timestamptz NOT NULL,
    monitoring_at        timestamptz,
    resolved_at          timestamptz,
    next_update_at       timestamptz,
    version              bigint NOT NULL,
    fact_sequence        bigint NOT NULL DEFAULT 0, -- last number used on sitrep.incidents
    publication_sequence bigint NOT NULL DEFAULT 0, -- last number used on sitrep.publications
    import_digest        text,                      -- of the imported item, so that importing it again changes nothing
    shortlink            text                       -- the address the incident had where it was imported from
);
CREATE INDEX incidents_by_start ON incidents (started_at DESC, id DESC);
CREATE INDEX incidents_open ON incidents (started_at DESC) WHERE resolved_at IS NULL;

CREATE TABLE incident_updates (
    id           uuid PRIMARY KEY,
    public_id    text NOT NULL UNIQUE,
    incident_id  uuid NOT NULL REFERENCES incidents (id),
    position     integer NOT NULL, -- 1, 2, 3 … in the order they were posted
    status       text NOT NULL,
    message      text NOT NULL,
    visibility   text NOT NULL,
    state        text NOT NULL,
    notify       boolean NOT NULL,
    components   text NOT NULL DEFAULT '[]', -- JSON: id, code, name, old_status, status; the name is kept as it was
    regions      varchar[] NOT NULL DEFAULT '{}',
    translations text NOT NULL DEFAULT '{}', -- JSON: locale -> message
    author_id    text NOT NULL, -- stable, unique
    author       text NOT NULL, -- as people know them
    origin       text NOT NULL,
    created_at   timestamptz NOT NULL,
    published_at timestamptz,
    edited_at    timestamptz,
    UNIQUE (incident_id, position)
);

CREATE TABLE incident_components (
    incident_id  uuid NOT NULL REFERENCES incidents (id),
    component_id uuid NOT NULL REFERENCES components (id),
    code         text NOT NULL, -- the public id of the component
    name         text NOT NULL,
    status       text NOT NULL, -- as this incident holds it
    position     integer NOT NULL,
    PRIMARY KEY (incident_id, component_id)
);
CREATE INDEX incident_components_by_component ON incident_components (component_id);
