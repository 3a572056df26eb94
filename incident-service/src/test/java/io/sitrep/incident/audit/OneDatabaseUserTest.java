package io.sitrep.incident.audit;

import static io.sitrep.incident.api.Suite.declare;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.sitrep.embedded.quarkus.RealInfrastructure;
import io.sitrep.incident.Database;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An installation whose one database user owns what the service works with. */
@QuarkusTest
@TestProfile(OneDatabaseUserTest.OneUser.class)
class OneDatabaseUserTest {
    public static class OneUser implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(RealInfrastructure.class, Map.of("database", "oneuser")));
        }

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }
    }

    @Inject
    Database database;

    @Inject
    RolesCheck check;

    @Test
    void itRunsAndIsToldThatItsAuditIsNotSafeFromIt() {
        declare(Map.of("title", "One user", "message", "m")).statusCode(201);

        assertThat(database.count("SELECT count(*) FROM audit")).isOne();
        assertThat(check.mayChangeTheAudit()).isTrue();
    }
}
