-- ---------------------------------------------------------------------------------------------------------------
-- The page's own words
-- ---------------------------------------------------------------------------------------------------------------

-- What the catalog says of how messages look.
CREATE TABLE catalog_templates (
    key        text        PRIMARY KEY,
    -- By which it is told, and how the incident stands; null where it does not matter.
    channel    text,
    status     text,
    -- By locale, '' where it does not matter: {"": {"title": …, "message": …}}.
    words      jsonb       NOT NULL,
    updated_at timestamptz NOT NULL
);

-- How many seconds after it was received readers wait for it in their language: {"it": 120}; null when nobody does.
ALTER TABLE publications ADD COLUMN waits jsonb;

-- Of a correction that is none: in which languages that update can be read now; null of all else.
ALTER TABLE publications ADD COLUMN translated_into text[];

-- ---------------------------------------------------------------------------------------------------------------
-- STOP and START
-- ---------------------------------------------------------------------------------------------------------------

-- 'reply': somebody answered a message.
ALTER TABLE consents DROP CONSTRAINT consents_how_check,
    ADD CONSTRAINT consents_how_check CHECK (how IN ('form', 'api', 'link', 'admin', 'import', 'reply'));

-- ---------------------------------------------------------------------------------------------------------------
-- Reading back what is uncertain
-- ---------------------------------------------------------------------------------------------------------------

-- What may be uncertain is found by the attempt that made it so: no index of the ledger names its state.
CREATE INDEX failed_attempts_unclear ON failed_attempts (at) WHERE outcome IN ('uncertain', 'lost');

-- Where it was looked for already, and when it is looked for next.
CREATE TABLE readbacks (
    delivery_id uuid        PRIMARY KEY,
    fence       bigint      NOT NULL,
    -- When the attempt began, at the earliest.
    began       timestamptz NOT NULL,
    looks       integer     NOT NULL DEFAULT 0,
    -- In the future while somebody looks; null when it is known what there is to know.
    due_at      timestamptz,
    updated_at  timestamptz NOT NULL DEFAULT now()
);
