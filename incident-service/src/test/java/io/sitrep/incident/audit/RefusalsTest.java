package io.sitrep.incident.audit;

import static io.restassured.RestAssured.given;
import static io.sitrep.incident.api.Suite.admin;
import static io.sitrep.incident.api.Suite.declare;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.incident.Database;
import io.sitrep.incident.RealIncidentService;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RefusalsTest extends RealIncidentService {
    @Inject
    Database database;

    @Inject
    Refusals refusals;

    @Inject
    MeterRegistry metrics;

    @Test
    void aFloodThatCannotBeWrittenSlowsNobodyAndIsBoundedAndCounted() throws SQLException {
        String mark = "POST /" + UUID.randomUUID();
        int flood = 3 * Refusals.MOST_WAITING;
        double before = dropped();
        try (Connection busy = database.connection()) {
            busy.setAutoCommit(false);
            // Rows can be read, and none be added, until this ends.
            busy.createStatement().execute("LOCK TABLE incidents IN ACCESS EXCLUSIVE MODE");

            Instant start = Instant.now();
            for (int i = 0; i < flood; i++) {
                refusals.add(refusal(mark));
            }
            assertThat(Duration.between(start, Instant.now()))
                    .as("each that waited would wait for as long as the table is locked")
                    .isLessThan(Duration.ofMinutes(1));
            assertThat(dropped()).isGreaterThan(before);
            given().get("/api/v1/incidents").then().statusCode(401);
            admin().get("/api/v1/components").then().statusCode(200);
            busy.rollback();
        }

        await().untilAsserted(() -> assertThat(
                        database.count("SELECT count(*) FROM audit WHERE action = ?", mark) + dropped() - before)
                .isGreaterThanOrEqualTo(flood));
        assertThat(dropped() - before).isGreaterThan(flood - Refusals.MOST_WAITING - 1_000);
        declare(Map.of("title", "after", "message", "m")).statusCode(201);
    }

    private double dropped() {
        return metrics.get("sitrep.audit.dropped").counter().count();
    }

    private static AuditEntry refusal(String action) {
        return new AuditEntry(
                Instant.now(), null, null, action, null, null, 401, Outcome.REFUSED, "/problems/unauthorized");
    }
}
