package io.sitrep.incident.api;

import static io.sitrep.incident.api.Suite.component;
import static io.sitrep.incident.api.Suite.edit;
import static io.sitrep.incident.api.Suite.incident;
import static io.sitrep.incident.api.Suite.now;
import static io.sitrep.incident.api.Suite.on;
import static io.sitrep.incident.api.Suite.post;
import static io.sitrep.incident.api.Suite.read;
import static io.sitrep.incident.api.Suite.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.incident.Database;
import io.sitrep.incident.RealIncidentService;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How long which component was how. */
@QuarkusTest
class ComponentIntervalsTest extends RealIncidentService {
    private static final String OPEN = " open";

    @Inject
    Database database;

    private String checkout;

    @BeforeEach
    void aComponentOfItsOwn() {
        checkout = component();
    }

    @Test
    void eachStatusHasItsIntervalAndOneThatIsWellHasNone() {
        String ref = incident(Map.of("components", now(checkout, "major_outage")));
        assertThat(intervals(checkout)).containsExactly("major_outage" + OPEN);

        post(ref, Map.of("message", "m", "components", now(checkout, "degraded_performance")));
        post(ref, Map.of("message", "m")).statusCode(201);
        assertThat(intervals(checkout)).containsExactly("major_outage", "degraded_performance" + OPEN);

        edit(ref, Map.of("components", now(checkout, "operational"))).statusCode(200);
        assertThat(intervals(checkout)).containsExactly("major_outage", "degraded_performance");
        assertThat(gaps()).isZero();
    }

    @Test
    void aComponentRecoversBeforeTheIncidentIsResolved() {
        String search = component();
        String ref = incident(Map.of(
                "components",
                List.of(
                        Map.of("name", checkout, "status", "major_outage"),
                        Map.of("name", search, "status", "partial_outage"))));

        post(ref, Map.of("message", "m", "components", now(search, "operational"), "status", "monitoring"));

        assertThat(intervals(search)).containsExactly("partial_outage");
        assertThat(intervals(checkout)).containsExactly("major_outage" + OPEN);
    }

    @Test
    void resolvingEndsAllAndReopeningBeginsNoneByItself() {
        String ref = incident(Map.of("components", now(checkout, "major_outage")));

        post(ref, Map.of("message", "m", "status", "resolved")).statusCode(201);
        assertThat(intervals(checkout)).containsExactly("major_outage");
        on(ref, "/reopen", Map.of("message", "m")).statusCode(200);
        assertThat(intervals(checkout)).containsExactly("major_outage");

        post(ref, Map.of("message", "m", "components", now(checkout, "partial_outage")));
        assertThat(intervals(checkout)).containsExactly("major_outage", "partial_outage" + OPEN);
    }

    @Test
    void aRetroactiveIncidentFailedFromItsStartToItsEnd() {
        Instant started = Instant.parse("2026-01-01T10:00:00Z");
        String ref = incident(Map.of(
                "status",
                "resolved",
                "started_at",
                started.toString(),
                "resolved_at",
                started.plusSeconds(5400).toString(),
                "components",
                now(checkout, "major_outage")));

        assertThat(intervals(checkout)).containsExactly("major_outage");
        assertThat(seconds(checkout)).isEqualTo(5400);
        read(ref);
    }

    @Test
    void whatBeganEarlierFailsSinceThenAlsoWhenItIsOnlySaidLater() {
        Instant started = Instant.now().minusSeconds(3600);
        incident(Map.of("started_at", started.toString(), "components", now(checkout, "major_outage")));

        assertThat(database.count(
                        "SELECT extract(epoch FROM now() - started_at)::bigint FROM component_intervals i"
                                + " JOIN components c ON c.id = i.component_id WHERE c.name = ?",
                        checkout))
                .isBetween(3600L, 3700L);
    }

    @Test
    void nothingFailsOfWhatIsOverUntilItIsTakenUpAgain() {
        String ref = incident(Map.of("components", now(checkout, "major_outage"), "status", "resolved"));
        int past = intervals(checkout).size();

        post(ref, Map.of("message", "It was the worst.", "components", now(checkout, "partial_outage")))
                .statusCode(409)
                .body("detail", containsString("reopen it instead"));

        assertThat(intervals(checkout)).hasSize(past);
        on(ref, "/reopen", Map.of("message", "m")).statusCode(200);
        assertThat(intervals(checkout)).endsWith("major_outage" + OPEN);
    }

    @Test
    void whatIsHeldBeginsWhenItComesOut() {
        String ref = incident(Map.of());
        String held =
                update(ref, Map.of("message", "m", "publish", "held", "components", now(checkout, "major_outage")));
        assertThat(intervals(checkout)).isEmpty();

        on(ref, "/updates/" + held + "/publish", Map.of()).statusCode(200);

        assertThat(intervals(checkout)).containsExactly("major_outage" + OPEN);
    }

    @Test
    void aMergeEndsTheOneAndBeginsTheOther() {
        String ref = incident(Map.of("components", now(checkout, "major_outage")));
        String into = incident(Map.of());

        on(ref, "/merge", Map.of("into", into)).statusCode(200);

        assertThat(intervals(checkout)).containsExactly("major_outage", "major_outage" + OPEN);
        post(into, Map.of("message", "m", "status", "resolved")).statusCode(201);
        assertThat(intervals(checkout)).containsExactly("major_outage", "major_outage");
    }

    private List<String> intervals(String component) {
        return database.texts(
                "SELECT i.status || CASE WHEN ended_at IS NULL THEN '" + OPEN + "' ELSE '' END"
                        + " FROM component_intervals i JOIN components c ON c.id = i.component_id"
                        + " WHERE c.name = ? ORDER BY i.id",
                component);
    }

    private long seconds(String component) {
        return database.count(
                "SELECT extract(epoch FROM ended_at - started_at)::bigint FROM component_intervals i"
                        + " JOIN components c ON c.id = i.component_id WHERE c.name = ?",
                component);
    }

    /** Intervals of the component after another one that don't begin where that one ends. */
    private long gaps() {
        return database.count(
                "SELECT count(*) FROM (SELECT started_at, lag(ended_at) OVER (ORDER BY i.id) AS before"
                        + " FROM component_intervals i JOIN components c ON c.id = i.component_id WHERE c.name = ?) each"
                        + " WHERE before <> started_at",
                checkout);
    }
}
