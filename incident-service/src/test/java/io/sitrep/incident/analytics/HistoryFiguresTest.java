package io.sitrep.incident.analytics;

import static io.sitrep.incident.analytics.OldHistory.oldestFirst;
import static io.sitrep.incident.analytics.OldHistory.text;
import static io.sitrep.incident.api.Suite.admin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.incident.Database;
import io.sitrep.incident.RealIncidentService;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every figure of GitHub's three years, against what is worked out here straight from the file, slowly.
 */
@QuarkusTest
class HistoryFiguresTest extends RealIncidentService {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant FROM = Instant.parse("1999-01-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2002-01-01T00:00:00Z");
    private static final Map<String, String> SEVERITIES =
            Map.of("critical", "SEV1", "major", "SEV2", "minor", "SEV3", "none", "SEV4");
    private static final Map<String, Double> WEIGHTS = Map.of("major_outage", 1.0, "partial_outage", 0.3);
    private static final List<String> WORST_FIRST =
            List.of("major_outage", "partial_outage", "degraded_performance", "under_maintenance");

    @Inject
    Database database;

    private OldHistory history;

    @BeforeEach
    void theHistory() throws Exception {
        history = OldHistory.imported(database);
    }

    @Test
    void theTotalsAreThoseOfTheFile() throws Exception {
        figuresEqual(analysis("").get("totals"), history.incidents());
        assertThat(analysis("").get("totals").get("count").asInt()).isEqualTo(196);
        assertThat(analysis("").get("groups")).isEmpty();
    }

    @Test
    void eachSeverityAndMonthIsThatOfTheFile() throws Exception {
        groupsEqual("severity", incident -> Set.of(SEVERITIES.get(text(incident, "impact"))));
        groupsEqual("month", incident -> Set.of(text(incident, "started_at").substring(0, 7)));
    }

    @Test
    void eachComponentIsThatOfTheFileAndHistoryKnowsNoRegions() throws Exception {
        groupsEqual("component", history::names);
        groupsEqual("region", incident -> Set.of());
    }

    @Test
    void uptimeIsThatOfTheFileOverAnySpan() throws Exception {
        uptimesEqual(FROM, TO);
        uptimesEqual(Instant.parse("2000-02-27T09:30:00Z"), Instant.parse("2000-05-01T17:45:30.500Z"));
    }

    private void uptimesEqual(Instant from, Instant to) throws Exception {
        Map<String, JsonNode> served = new HashMap<>();
        analysis("", from, to).get("uptime").get("components").forEach(each -> {
            if (text(each, "name").startsWith("Old ")) {
                served.put(text(each, "name"), each);
            }
        });
        Map<String, List<OldHistory.Held>> held = history.held();
        assertThat(held).hasSizeGreaterThan(8);
        for (String name : held.keySet()) {
            Instant since = history.since(name, held.get(name));
            Instant begin = since.isAfter(from) ? since : from;
            if (!begin.isBefore(to)) {
                assertThat(served).doesNotContainKey(name);
                continue;
            }
            Map<String, Long> millis = millis(held.get(name), begin, to);
            double down = millis.entrySet().stream()
                    .mapToDouble(each -> each.getValue() * WEIGHTS.getOrDefault(each.getKey(), 0.0))
                    .sum();
            JsonNode component = served.get(name);
            assertThat(component).as(name).isNotNull();
            assertThat(Instant.parse(text(component, "from"))).isEqualTo(begin);
            Map<String, Long> statuses = new TreeMap<>();
            component
                    .get("statuses")
                    .fields()
                    .forEachRemaining(each -> statuses.put(
                            each.getKey(),
                            Duration.parse(each.getValue().asText()).toMillis()));
            assertThat(statuses).as(name).isEqualTo(millis);
            double share = 1 - down / Duration.between(begin, to).toMillis();
            assertThat(component.get("uptime").asDouble()).isCloseTo(share, within(1e-9));
            assertThat(component.get("uptime_percent").asDouble()).isCloseTo(100 * share, within(0.01));
        }
    }

    /** One after the other, every moment at which anything begins or ends; the worst from there to the next one. */
    private static Map<String, Long> millis(List<OldHistory.Held> held, Instant from, Instant to) {
        TreeSet<Instant> moments = new TreeSet<>(List.of(from, to));
        held.forEach(each -> Stream.of(each.from(), each.to())
                .filter(at -> at.isAfter(from) && at.isBefore(to))
                .forEach(moments::add));
        Map<String, Long> millis = new TreeMap<>();
        for (Instant moment : moments.headSet(to)) {
            Instant next = moments.higher(moment);
            WORST_FIRST.stream()
                    .filter(status -> held.stream()
                            .anyMatch(each -> each.status().equals(status)
                                    && !each.from().isAfter(moment)
                                    && each.to().isAfter(moment)))
                    .findFirst()
                    .ifPresent(status ->
                            millis.merge(status, Duration.between(moment, next).toMillis(), Long::sum));
        }
        return millis;
    }

    private void groupsEqual(String by, Function<JsonNode, Set<String>> keys) throws Exception {
        Map<String, List<JsonNode>> expected = new HashMap<>();
        for (JsonNode incident : history.incidents()) {
            Set<String> of = keys.apply(incident);
            (of.isEmpty() ? Set.of("none") : of)
                    .forEach(key -> expected.computeIfAbsent(key, ignored -> new ArrayList<>())
                            .add(incident));
        }
        Map<String, JsonNode> served = new HashMap<>();
        analysis(by)
                .get("groups")
                .forEach(group -> served.put(group.get("name").isNull() ? "none" : text(group, "name"), group));
        assertThat(served.keySet()).isEqualTo(expected.keySet());
        expected.forEach((key, incidents) -> figuresEqual(served.get(key), incidents));
    }

    private static void figuresEqual(JsonNode served, List<JsonNode> incidents) {
        assertThat(served.get("count").asInt()).isEqualTo(incidents.size());
        spreadEquals(served.get("time_to_acknowledge"), List.of());
        spreadEquals(
                served.get("time_to_first_public_update"),
                incidents.stream()
                        .map(incident ->
                                took(incident, oldestFirst(incident).get(0).get("display_at")))
                        .toList());
        spreadEquals(
                served.get("time_to_resolve"),
                incidents.stream()
                        .map(incident -> took(incident, incident.get("resolved_at")))
                        .toList());
        assertThat(served.get("promises").toString()).isEqualTo("{\"kept\":0,\"broken\":0,\"share\":null}");
    }

    private static long took(JsonNode incident, JsonNode end) {
        Duration took = Duration.between(Instant.parse(text(incident, "started_at")), Instant.parse(end.asText()));
        return Math.max(0, took.toMillis());
    }

    private static void spreadEquals(JsonNode served, List<Long> values) {
        assertThat(served.get("count").asInt()).isEqualTo(values.size());
        if (values.isEmpty()) {
            assertThat(served.get("median").isNull() && served.get("p90").isNull())
                    .isTrue();
            return;
        }
        List<Long> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        assertThat(Duration.parse(text(served, "median")).toMillis()).isCloseTo(at(sorted, 0.5), within(1L));
        assertThat(Duration.parse(text(served, "p90")).toMillis()).isCloseTo(at(sorted, 0.9), within(1L));
    }

    private static long at(List<Long> sorted, double share) {
        double place = share * (sorted.size() - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.size() - 1);
        return Math.round(sorted.get(below) + (place - below) * (sorted.get(above) - sorted.get(below)));
    }

    private static JsonNode analysis(String groupBy) throws Exception {
        return analysis(groupBy, FROM, TO);
    }

    private static JsonNode analysis(String groupBy, Instant from, Instant to) throws Exception {
        var request = admin().queryParam("from", from.toString()).queryParam("to", to.toString());
        return JSON.readTree((groupBy.isEmpty() ? request : request.queryParam("group_by", groupBy))
                .get("/api/v1/analytics")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray());
    }
}
