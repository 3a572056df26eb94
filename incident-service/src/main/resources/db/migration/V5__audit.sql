-- Who asked for what, and what came of it. Rows are only ever added: see afterMigrate.sql for who may do what.
CREATE TABLE audit (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at          timestamptz NOT NULL,
    actor_id    text,                -- null: nobody who is known
    actor       text,
    origin      text,
    token_id    text,                -- the public half of the token it came with
    action      text NOT NULL,       -- POST /api/v1/incidents/{ref}/updates
    target      text,                -- what the address named, or what was made
    incident_id uuid,                -- no foreign key: what happened stays known whatever becomes of the incident
    status      integer NOT NULL,    -- of the HTTP answer
    outcome     text NOT NULL,       -- accepted, refused
    reason      text                 -- type of the problem document, when refused
);
CREATE INDEX audit_by_time ON audit (at);
CREATE INDEX audit_by_incident ON audit (incident_id, id) WHERE incident_id IS NOT NULL;
CREATE INDEX audit_by_actor ON audit (actor_id, id);
