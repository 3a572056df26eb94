ALTER TABLE incidents
    ADD COLUMN cause               text NOT NULL DEFAULT 'unknown',
    ADD COLUMN cause_text          text,
    ADD COLUMN data_impact         text NOT NULL DEFAULT 'unknown',
    ADD COLUMN data_impact_text    text,
    ADD COLUMN acknowledged_at     timestamptz,
    ADD COLUMN merged_into         text,                       -- name of the incident it went into
    ADD COLUMN roles               text NOT NULL DEFAULT '{}', -- JSON: role -> name, id
    ADD COLUMN tasks               text NOT NULL DEFAULT '[]', -- JSON: id, text, assignee, created_at, done_at
    ADD COLUMN links               text NOT NULL DEFAULT '{}', -- JSON: relation -> url, title
    ADD COLUMN update_count        integer NOT NULL DEFAULT 0,
    ADD COLUMN next_update_overdue boolean NOT NULL DEFAULT false, -- the open promise was broken, counted and signalled
    ADD COLUMN promises_kept       integer NOT NULL DEFAULT 0,
    ADD COLUMN promises_broken     integer NOT NULL DEFAULT 0;

UPDATE incidents SET roles = json_build_object('commander', json_build_object('name', commander, 'id', null))
WHERE commander IS NOT NULL;
ALTER TABLE incidents DROP COLUMN commander;
UPDATE incidents i SET update_count = (SELECT count(*) FROM incident_updates u WHERE u.incident_id = i.id);

-- Whoever looks for promises that are due reads this alone.
CREATE INDEX incidents_promising ON incidents (next_update_at)
    WHERE next_update_at IS NOT NULL AND NOT next_update_overdue;

ALTER TABLE incident_updates
    ADD COLUMN pending     text,        -- JSON: what it will change once it is published; null from then on
    ADD COLUMN publish_at  timestamptz, -- when the hold ends by itself
    ADD COLUMN approved_by text;
CREATE INDEX incident_updates_held ON incident_updates (publish_at) WHERE state = 'held' AND publish_at IS NOT NULL;

ALTER TABLE incident_components ADD COLUMN regions varchar[] NOT NULL DEFAULT '{}';

-- How long which component was how, by which incident. An open one has no end.
CREATE TABLE component_intervals (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    component_id uuid NOT NULL REFERENCES components (id),
    incident_id  uuid NOT NULL REFERENCES incidents (id),
    status       text NOT NULL,
    started_at   timestamptz NOT NULL,
    ended_at     timestamptz
);
CREATE INDEX component_intervals_by_component ON component_intervals (component_id, started_at);
CREATE UNIQUE INDEX component_intervals_open ON component_intervals (incident_id, component_id) WHERE ended_at IS NULL;

-- Everything that happened to an incident. Only ever added to.
CREATE TABLE timeline (
    id          uuid PRIMARY KEY,
    incident_id uuid NOT NULL REFERENCES incidents (id),
    fact        text NOT NULL,
    at          timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL,
    actor_id    text NOT NULL,
    actor       text NOT NULL,
    origin      text NOT NULL,
    text        text NOT NULL,
    source      text,
    author      text,
    details     text NOT NULL DEFAULT '{}' -- JSON: text -> text
);
CREATE INDEX timeline_by_incident ON timeline (incident_id, at, id);

-- What happened before there was a timeline.
INSERT INTO timeline (id, incident_id, fact, at, recorded_at, actor_id, actor, origin, text)
SELECT gen_random_uuid(), i.id, 'declared', i.created_at, now(), 'system', 'Sitrep', i.origin, 'Declared: ' || i.title
FROM incidents i;

CREATE FUNCTION timeline_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the timeline is only ever added to' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER timeline_append_only BEFORE UPDATE OR DELETE ON timeline
    FOR EACH STATEMENT EXECUTE FUNCTION timeline_is_append_only();
