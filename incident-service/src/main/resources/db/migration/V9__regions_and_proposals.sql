-- One component may do worse in one part of the world than in another.
ALTER TABLE incident_components ADD COLUMN region_statuses text NOT NULL DEFAULT '{}'; -- JSON: region -> status
UPDATE incident_components
SET region_statuses = (SELECT json_object_agg(region, status) FROM unnest(regions) AS region)::text
WHERE regions <> '{}';

-- How long which component was how in which region, by which incident, where regions were said. Beside component_intervals,
-- which hold the worst of all regions.
CREATE TABLE region_intervals (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    component_id uuid NOT NULL REFERENCES components (id),
    incident_id  uuid NOT NULL REFERENCES incidents (id),
    region       text NOT NULL,
    status       text NOT NULL,
    started_at   timestamptz NOT NULL,
    ended_at     timestamptz
);
CREATE INDEX region_intervals_by_component ON region_intervals (component_id, started_at);
CREATE UNIQUE INDEX region_intervals_open ON region_intervals (incident_id, component_id, region) WHERE ended_at IS NULL;

-- What may fail next, as the dependencies say: JSON list of id, code, name, status, path.
ALTER TABLE incidents ADD COLUMN proposals text NOT NULL DEFAULT '[]';
