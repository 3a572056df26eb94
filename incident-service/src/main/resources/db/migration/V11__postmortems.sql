-- Every version of every postmortem; what was written is never written over.
CREATE TABLE postmortems (
    incident_id  uuid NOT NULL REFERENCES incidents (id),
    version      integer NOT NULL, -- 1, 2, 3 …
    body         text NOT NULL,    -- Markdown
    state        text NOT NULL,    -- draft, awaiting_approval, published
    author_id    text NOT NULL,
    author       text NOT NULL,
    origin       text NOT NULL,
    written_at   timestamptz NOT NULL,
    published_at timestamptz,
    public_at    timestamptz,      -- when the public could first read it; null for ever where it was published inside
    approved_by  text,
    update_id    uuid REFERENCES incident_updates (id), -- by which it was told
    notify       boolean,          -- as whoever asked for approval wished; null when they did not say
    PRIMARY KEY (incident_id, version)
);
CREATE INDEX postmortems_public ON postmortems (incident_id, version) WHERE public_at IS NOT NULL;
