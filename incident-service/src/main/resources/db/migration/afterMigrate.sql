-- At each start, as the owner of the schema: what the role of the service may do. It owns nothing, so it can neither alter
-- nor empty nor drop; rows of the audit it may add and read. Nothing is written where all is as it should be.
DO $$
DECLARE
    runtime constant text := '${runtime_role}';
    each record;
BEGIN
    IF runtime IN ('', current_user) THEN
        RETURN; -- one role for both: the service says so when it starts
    END IF;
    IF NOT has_schema_privilege(runtime, current_schema(), 'USAGE') THEN
        EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', current_schema(), runtime);
    END IF;
    FOR each IN
        SELECT oid, oid::regclass AS name, relname, relkind FROM pg_class
        WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p', 'S')
          AND relname <> 'flyway_schema_history' AND pg_get_userbyid(relowner) = current_user
    LOOP
        IF each.relkind = 'S' THEN
            IF NOT has_sequence_privilege(runtime, each.oid, 'USAGE') THEN
                EXECUTE format('GRANT USAGE ON SEQUENCE %s TO %I', each.name, runtime);
            END IF;
        ELSIF each.relname = 'audit' THEN
            IF has_table_privilege(runtime, each.oid, 'UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER') THEN
                EXECUTE format('REVOKE ALL ON %s FROM %I', each.name, runtime);
            END IF;
            IF NOT (has_table_privilege(runtime, each.oid, 'SELECT') AND has_table_privilege(runtime, each.oid, 'INSERT')) THEN
                EXECUTE format('GRANT SELECT, INSERT ON %s TO %I', each.name, runtime);
            END IF;
        ELSIF NOT (has_table_privilege(runtime, each.oid, 'SELECT') AND has_table_privilege(runtime, each.oid, 'INSERT')
                AND has_table_privilege(runtime, each.oid, 'UPDATE') AND has_table_privilege(runtime, each.oid, 'DELETE')) THEN
            EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO %I', each.name, runtime);
        END IF;
    END LOOP;
END
$$;

-- And what the role may do as which replicas of the public page work: read what the page is made of. Not tokens, sessions, the audit, answers,
-- people or what goes on in rooms. Where there is no such role there is nothing to do. Its own rights are looked at, not what it has by way of
-- another role: that may be taken from it meanwhile.
DO $$
DECLARE
    page constant regrole := to_regrole(quote_ident('${page_role}'));
    each regclass;
BEGIN
    IF page IS NULL OR '${page_role}' IN (current_user, '${runtime_role}') THEN
        RETURN;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_namespace n, aclexplode(n.nspacl) a
            WHERE n.nspname = current_schema() AND a.grantee IN (0::oid, page::oid) AND a.privilege_type = 'USAGE') THEN
        EXECUTE format('GRANT USAGE ON SCHEMA %I TO %s', current_schema(), page);
    END IF;
    FOR each IN
        SELECT c.oid::regclass FROM pg_class c
        WHERE c.relnamespace = current_schema()::regnamespace
          AND c.relname IN ('page', 'component_groups', 'components', 'component_intervals', 'regions', 'incidents',
              'incident_components', 'incident_updates', 'postmortems', 'report_counts')
          AND NOT EXISTS (SELECT FROM aclexplode(c.relacl) a WHERE a.grantee = page::oid AND a.privilege_type = 'SELECT')
    LOOP
        EXECUTE format('GRANT SELECT ON %s TO %s', each, page);
    END LOOP;
END
$$;
