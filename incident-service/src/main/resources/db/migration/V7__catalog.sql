-- Where a component is offered, and what it needs to work.
ALTER TABLE components ADD COLUMN regions varchar[] NOT NULL DEFAULT '{}'; -- codes; empty: everywhere
CREATE TABLE component_dependencies (
    component_id uuid NOT NULL REFERENCES components (id) ON DELETE CASCADE,
    depends_on   uuid NOT NULL REFERENCES components (id) ON DELETE CASCADE,
    PRIMARY KEY (component_id, depends_on),
    CHECK (component_id <> depends_on) -- longer circles are refused by the service
);
CREATE INDEX component_dependencies_by_need ON component_dependencies (depends_on);

-- Regions of our own, beside those that come with the service.
CREATE TABLE regions (
    code       text PRIMARY KEY,
    name       text NOT NULL,
    parent     text NOT NULL, -- code of a region of either sort
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
);

-- Roles, people, message templates, runbooks: read whole and seldom changed.
CREATE TABLE catalog_entries (
    id         uuid PRIMARY KEY,
    kind       text NOT NULL, -- role, person, template, runbook
    key        text NOT NULL,
    body       text NOT NULL, -- JSON
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    UNIQUE (kind, key)
);

-- A record without data takes its key out of a compacted topic.
ALTER TABLE outbox ALTER COLUMN data DROP NOT NULL;
