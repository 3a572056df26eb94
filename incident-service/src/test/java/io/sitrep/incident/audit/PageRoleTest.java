package io.sitrep.incident.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.incident.Database;
import io.sitrep.incident.RealIncidentService;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** What PostgreSQL gives the role that replicas of the public page work as. That it is enough is shown by {@code PageReplicaIT}. */
@QuarkusTest
class PageRoleTest extends RealIncidentService {
    private static final String TABLES =
            "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm')"
                    + " AND has_table_privilege('page', oid, '%s') ORDER BY relname";

    @Inject
    Database database;

    @Test
    void itReadsWhatThePageIsMadeOfAndNothingElse() {
        assertThat(database.texts(TABLES.formatted("SELECT")))
                .containsExactly(
                        "component_groups",
                        "component_intervals",
                        "components",
                        "incident_components",
                        "incident_updates",
                        "incidents",
                        "page",
                        "postmortems",
                        "regions",
                        "report_counts");
    }

    @Test
    void itWritesNothing() {
        assertThat(database.texts(TABLES.formatted("INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER")))
                .isEmpty();
        assertThat(database.texts("SELECT seqrelid::regclass FROM pg_sequence"
                        + " WHERE has_sequence_privilege('page', seqrelid, 'USAGE, SELECT, UPDATE')"))
                .isEmpty();
        assertThat(database.count("SELECT count(*) FROM pg_auth_members WHERE member = 'page'::regrole"))
                .isZero();
    }
}
