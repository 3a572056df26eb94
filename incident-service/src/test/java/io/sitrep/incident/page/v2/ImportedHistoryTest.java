package io.sitrep.incident.page.v2;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.incident.RealIncidentService;
import io.sitrep.incident.importer.Export;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** What was imported is served as it came: the whole of GitHub's history, and what GitHub never had. */
@QuarkusTest
class ImportedHistoryTest extends RealIncidentService {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> OF_AN_INCIDENT = List.of(
            "id",
            "name",
            "status",
            "impact",
            "shortlink",
            "created_at",
            "updated_at",
            "started_at",
            "monitoring_at",
            "resolved_at");
    private static final List<String> OF_AN_UPDATE = List.of(
            "id",
            "status",
            "incident_id",
            "created_at",
            "updated_at",
            "display_at",
            "deliver_notifications",
            "affected_components");
    private static final List<String> OF_A_COMPONENT = List.of(
            "id",
            "name",
            "status",
            "created_at",
            "updated_at",
            "position",
            "description",
            "showcase",
            "start_date",
            "group_id",
            "group",
            "only_show_if_degraded");

    @Test
    void eachIncidentOfTheWholeHistoryEqualsItsSource() throws IOException {
        JsonNode history = Export.history();
        Export.send(history.toString());
        List<JsonNode> sources = new ArrayList<>();
        history.get("incidents").forEach(sources::add);
        shown(sources.get(sources.size() - 1).get("id").asText());

        for (JsonNode source : sources) {
            equal(incident(source.get("id").asText()), source);
        }
        equalInShape(incident(sources.get(0).get("id").asText()), sources.get(0));
    }

    @Test
    void theNewestFiftyAreListedNewestFirst() throws IOException {
        Export.send(Export.history().toString());
        shown("396z7tmkc5nh");

        JsonNode listed = get("/api/v2/incidents.json").get("incidents");

        assertThat(listed).hasSize(50);
        assertThat(listed.findValuesAsText("started_at")).isSortedAccordingTo(Comparator.reverseOrder());
        JsonNode first = listed.get(0);
        assertThat(first).isEqualTo(incident(first.get("id").asText()));
    }

    @Test
    void htmlAndPlainTextAndLiteralSignsSurvive() throws IOException {
        ObjectNode incident = Export.anIncident("bodies000001");
        List<String> bodies = List.of(
                "<p>See <a href=\"https://example.com/a(b)\">the post</a>.<br />Then:</p><ul><li>one</li><li><strong>two"
                        + "</strong> &amp; three</li></ul>",
                "< 2% of customer runs & more > 1 error",
                "< 2% of runs<br />of <your-name> & co",
                "Mixed\n\nparagraphs with a <a href=\"https://example.com\">link</a>",
                "<p>2 * 3 * 4 = a_b_c and _this_ [x](y) `z`</p><p>1. not a list</p><p># nor this</p>",
                "");
        for (int i = 0; i < bodies.size(); i++) {
            Export.anUpdate(
                    incident,
                    "bodies00001" + i,
                    "resolved",
                    bodies.get(i),
                    "2019-02-0%dT00:00:00.000Z".formatted(i + 1));
        }
        Export.of(incident).send();
        shown("bodies000001");

        JsonNode served = incident("bodies000001");

        equal(served, incident);
        assertThat(texts(served)).contains("< 2% of customer runs & more > 1 error");
        assertThat(served.toString()).contains("<a href=\\\"https://example.com/a(b)\\\">the post</a>");
        String page =
                Jsoup.parse(given().get("/incidents/bodies000001").asString()).text();
        assertThat(page)
                .contains("< 2% of runs of <your-name> & co")
                .contains("2 * 3 * 4 = a_b_c and _this_ [x](y) `z`", "1. not a list", "# nor this")
                .contains("one two & three");
    }

    @Test
    void whatRunsOrLoadsIsTakenOutOfHtml() throws IOException {
        ObjectNode incident = Export.anIncident("scripts00001");
        ((ObjectNode) incident.get("incident_updates").get(0))
                .put(
                        "body",
                        "<p onclick=\"steal()\">Hello<script>steal()</script><img src=x onerror=steal()>"
                                + "<a href=\"javascript:steal()\">link</a><iframe src=\"https://evil.example\"></iframe></p>");
        Export.of(incident).send();
        shown("scripts00001");

        for (String path : new String[] {"/api/v2/incidents/scripts00001.json", "/incidents/scripts00001"}) {
            assertThat(given().get(path).asString())
                    .contains("Hello")
                    .doesNotContain("steal", "javascript:", "iframe", "<img");
        }
    }

    @Test
    void wordsAfterTheEndAPostmortemAndOddTimesAreServedAsTheyCame() throws IOException {
        ObjectNode incident = Export.anIncident("oddtimes0001").put("status", "postmortem");
        incident.put("started_at", "2019-01-02T16:32:49.277Z").put("resolved_at", "2019-01-02T12:00:00.000Z");
        incident.put("monitoring_at", "2019-01-02T11:00:00.000Z").put("impact", "critical");
        Export.anUpdate(incident, "oddtimes0002", "resolved", "A closing note", "2019-01-03T00:00:00.000Z");
        Export.anUpdate(incident, "oddtimes0003", "postmortem", "What we learned", "2019-01-09T00:00:00.000Z")
                .put("updated_at", "2019-01-10T00:00:00.000Z")
                .put("deliver_notifications", false);
        ObjectNode component = Export.aComponent("oddtimes0004", "Called so");
        incident.withArray("components").add(component);
        Export.affect(
                (ObjectNode) incident.get("incident_updates").get(1),
                "oddtimes0005",
                "Gone by now",
                "operational",
                "degraded_performance");
        Export.affect(
                (ObjectNode) incident.get("incident_updates").get(0),
                "oddtimes0004",
                "Called otherwise",
                "operational",
                "operational");
        Export.of(incident).component(component).send();
        shown("oddtimes0001");

        equal(incident("oddtimes0001"), incident);
        assertThat(get("/api/v2/components.json").findValuesAsText("name"))
                .contains("Called so")
                .doesNotContain("Gone by now");
    }

    private static void equal(JsonNode served, JsonNode source) {
        sameFields(served, source, OF_AN_INCIDENT);
        JsonNode updates = served.get("incident_updates");
        assertThat(updates).hasSameSizeAs(source.get("incident_updates"));
        for (int i = 0; i < updates.size(); i++) {
            sameFields(updates.get(i), source.get("incident_updates").get(i), OF_AN_UPDATE);
        }
        assertThat(texts(served)).isEqualTo(texts(source));
        assertThat(served.get("components")).hasSameSizeAs(source.get("components"));
        for (int i = 0; i < source.get("components").size(); i++) {
            sameFields(served.get("components").get(i), source.get("components").get(i), OF_A_COMPONENT);
        }
    }

    private static void sameFields(JsonNode served, JsonNode source, List<String> fields) {
        for (String field : fields) {
            assertThat(served.get(field))
                    .as("%s of %s", field, source.get("id"))
                    .isEqualTo(source.get(field));
        }
    }

    /** The same fields in the same order; ours may have more behind them. */
    private static void equalInShape(JsonNode served, JsonNode source) {
        assertThat(names(served)).startsWith(names(source).toArray(String[]::new));
        assertThat(names(served.get("incident_updates").get(0)))
                .isEqualTo(names(source.get("incident_updates").get(0)));
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> texts(JsonNode incident) {
        List<String> texts = new ArrayList<>();
        incident.get("incident_updates")
                .forEach(update -> texts.add(text(update.get("body").asText())));
        return texts;
    }

    /** As a browser would show it; a sign that begins no tag is itself. */
    private static String text(String body) {
        return Jsoup.parse(body.replaceAll("<(?![a-z/])|<(?=your)", "&lt;")).text();
    }

    private static JsonNode incident(String id) throws IOException {
        return get("/api/v2/incidents/" + id + ".json").get("incident");
    }

    private static JsonNode get(String path) throws IOException {
        return JSON.readTree(given().get(path).then().statusCode(200).extract().asByteArray());
    }

    private static void shown(String id) {
        await().until(() -> Stream.of("/api/v2/incidents/" + id + ".json")
                .allMatch(path -> given().get(path).statusCode() == 200));
    }
}
