-- The catalog as the incident service tells it: people, roles, templates, runbooks and whatever else is in it, each whole.
CREATE TABLE catalog_thing (
    kind       text NOT NULL,
    key        text NOT NULL,
    -- NULL: the thing is gone. The row stays, so that an older record read again at a start does not bring it back.
    body       jsonb,
    -- Of the record it came in: what is older is passed over.
    told_at    timestamptz NOT NULL,
    told_place bigint NOT NULL,
    PRIMARY KEY (kind, key)
);
