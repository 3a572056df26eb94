-- What the page lists components under.
CREATE TABLE component_groups (
    id            uuid PRIMARY KEY,
    public_id     text NOT NULL UNIQUE,
    name          text NOT NULL,
    description   text,
    position      integer NOT NULL DEFAULT 0,
    created_at    timestamptz NOT NULL,
    updated_at    timestamptz NOT NULL,
    import_digest text -- of the imported item; null for one that was made here
);
CREATE UNIQUE INDEX component_groups_name ON component_groups (lower(name));

ALTER TABLE components
    ADD COLUMN group_id uuid REFERENCES component_groups (id) ON DELETE SET NULL,
    ADD COLUMN only_show_if_degraded boolean NOT NULL DEFAULT false,
    ADD COLUMN showcase boolean NOT NULL DEFAULT false,
    ADD COLUMN start_date date,    -- since when it has been in service
    ADD COLUMN import_digest text; -- of the imported item; null: made here; empty: so far only named by an imported incident
-- "API" of one group and "API" of another are two; two of one group could not be told apart.
DROP INDEX components_name;
CREATE UNIQUE INDEX components_name ON components (lower(name), group_id) NULLS NOT DISTINCT WHERE retired_at IS NULL;

-- What an incident was imported with that has no place among what we know of our own.
ALTER TABLE incidents
    ADD COLUMN import_version bigint, -- after the last import; a higher version was changed here since
    ADD COLUMN source_updated_at timestamptz;
UPDATE incidents SET import_version = version WHERE import_digest IS NOT NULL
    AND NOT EXISTS (SELECT FROM incident_updates u WHERE u.incident_id = incidents.id AND u.origin <> 'import');
ALTER TABLE incident_updates
    ADD COLUMN source_html text,         -- the body, made safe, where it came as HTML; message holds it as Markdown
    ADD COLUMN source_notified boolean;  -- whether the source told its subscribers; notify says whether we tell ours
ALTER TABLE incident_components
    ADD COLUMN listed boolean NOT NULL DEFAULT true; -- false: named by imported updates alone, not by the incident

-- The page itself, for those who read it by the Statuspage API. One row.
CREATE TABLE page (
    public_id text PRIMARY KEY
);
INSERT INTO page (public_id) VALUES (left(replace(gen_random_uuid()::text, '-', ''), 12));
