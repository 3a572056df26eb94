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
