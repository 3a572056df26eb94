package io.sitrep.incident.importer;

import static io.sitrep.incident.api.Suite.admin;
import static io.sitrep.incident.importer.Export.affect;
import static io.sitrep.incident.importer.Export.anIncident;
import static io.sitrep.incident.importer.Export.anUpdate;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.incident.Database;
import io.sitrep.incident.RealIncidentService;
import io.sitrep.incident.api.Suite;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What other pages' exports hold: the odd is kept as it is, the impossible is named, and neither harms the others. */
@QuarkusTest
class UntidyImportTest extends RealIncidentService {
    @Inject
    Database database;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7",
                "\"text\"",
                "null",
                "true",
                "[]",
                "{}",
                "{\"id\":\"twofields001\",\"id\":\"twofields002\"}",
                "{\"id\":\"twofields001\",\"incident_updates\":[{\"id\":1,\"id\":{\"a\":[2]}}],\"name\":\"n\"}",
                "{\"id\":12}",
                "{\"id\":\"nulls0000001\",\"incident_updates\":[null],\"components\":[null]}",
                "{\"id\":\"nul000000001\",\"name\":\"\\u0000\"}",
                "{\"id\":\"../../etc/passwd\",\"incident_updates\":[]}"
            })
    void whatIsNoIncidentIsNamedAndThoseAroundItAreKept(String nonsense) {
        String mark = Integer.toHexString(nonsense.hashCode()).replace("-", "");
        String before = (mark + "before000000").substring(0, 12);
        String after = (mark + "after0000000").substring(0, 12);

        Export.of(anIncident(before))
                .incident(nonsense)
                .incident(anIncident(after).toString())
                .send()
                .body("created", equalTo(2), "skipped", hasSize(1));

        admin().get("/api/v1/incidents/" + before).then().statusCode(200);
        admin().get("/api/v1/incidents/" + after).then().statusCode(200);
    }

    @Test
    void anItemThatIsTooDeepIsNamedAndThoseAroundItAreKept() {
        String deep = "{\"id\":\"deep00000001\",\"name\":" + "[".repeat(500) + "]".repeat(500) + "}";

        Export.of(anIncident("shallow00001"))
                .incident(deep)
                .incident(anIncident("shallow00002").toString())
                .send()
                .body("created", equalTo(2), "skipped.reason", contains(containsString("levels deep")));
    }

    @Test
    void whatIsWrongIsSaidWithItsPlace() {
        ObjectNode time = anIncident("reason000001");
        ((ObjectNode) time.get("incident_updates").get(0)).put("created_at", "yesterday");
        ObjectNode impact = anIncident("reason000002").put("impact", "maintenance");
        ObjectNode title = anIncident("reason000003").put("name", "x".repeat(256));
        ObjectNode body = anIncident("reason000004");
        ((ObjectNode) body.get("incident_updates").get(0)).put("body", "x".repeat(25_001));
        ObjectNode mute = anIncident("reason000005");
        mute.putArray("incident_updates");

        Export.of(time, impact, title, body, mute)
                .send()
                .body("created", equalTo(0))
                .body(
                        "skipped.reason",
                        contains(
                                "incident_updates.0.created_at is not of the kind it should be",
                                "impact is not one of incidents",
                                "name has more than 255 characters",
                                "incident_updates.body has more than 25000 characters",
                                "has no updates"));
    }

    @Test
    void anIdThatStandsTwiceCountsOnceAndImportingAgainChangesNothing() {
        Export export =
                Export.of(anIncident("double000001"), anIncident("double000001").put("name", "Another"));

        export.send().body("created", equalTo(1), "skipped.reason", contains(startsWith("its id stands in the file")));
        export.send().body("created", equalTo(0), "updated", equalTo(0), "unchanged", equalTo(1));
    }

    @Test
    void anUpdateOfAnotherIncidentIsNotTaken() {
        ObjectNode thief = anIncident("thief0000001");
        ((ObjectNode) thief.get("incident_updates").get(0)).put("id", "u-owner0000001");
        Export.of(anIncident("owner0000001")).send().body("created", equalTo(1));

        Export.of(thief, anIncident("honest000001"))
                .send()
                .body("created", equalTo(1), "skipped.id", contains("thief0000001"))
                .body("skipped.reason", contains(containsString("u-owner0000001")));
    }

    @Test
    void whatFailsTogetherIsTriedInParts() {
        Export export = new Export();
        for (int i = 0; i < 230; i++) {
            export.incident(anIncident("many%08d".formatted(i)).toString());
        }
        String last =
                Suite.declare(Map.of("title", "Last", "message", "m")).extract().path("ref");
        database.run(
                "INSERT INTO incidents (id, public_id, number, title, status, severity, visibility, origin, started_at,"
                        + " created_at, updated_at, version) VALUES (gen_random_uuid(), 'numbertaken1', ?, 'Taken',"
                        + " 'investigating', 'SEV3', 'internal', 'api', now(), now(), now(), 1)",
                Long.parseLong(last.substring("INC-".length())) + 124);

        export.send().body("created", equalTo(230), "skipped", hasSize(0));
        export.send().body("unchanged", equalTo(230), "skipped", hasSize(0));
    }

    @Test
    void wordsAfterTheEndAPostmortemAndAnEndBeforeTheBeginningAreKept() {
        ObjectNode incident = anIncident("afterwards01").put("status", "postmortem");
        incident.put("started_at", "2019-01-02T16:32:49.277Z").put("resolved_at", "2019-01-02T12:00:00.000Z");
        anUpdate(incident, "afterwards02", "resolved", "A closing note", "2019-01-03T00:00:00.000Z");
        anUpdate(incident, "afterwards03", "postmortem", "What we learned", "2019-01-09T00:00:00.000Z");
        Export.of(incident).send().body("created", equalTo(1));

        admin().get("/api/v1/incidents/afterwards01")
                .then()
                .body("status", equalTo("postmortem"))
                .body("started_at", equalTo("2019-01-02T16:32:49.277Z"))
                .body("resolved_at", equalTo("2019-01-02T12:00:00.000Z"))
                .body("updates.status", contains("postmortem", "resolved", "resolved"));
        await().untilAsserted(() ->
                admin().get("/incidents/afterwards01").then().statusCode(200).body(containsString("What we learned")));
    }

    @Test
    void howLongEachComponentWasDownIsKnownFromTheUpdates() {
        ObjectNode incident = anIncident("intervals001");
        affect(
                anUpdate(incident, "intervals002", "investigating", "b", "2019-01-02T10:00:00.000Z"),
                "intervalc001",
                "Database",
                "operational",
                "major_outage");
        affect(
                anUpdate(incident, "intervals003", "monitoring", "b", "2019-01-02T11:00:00.000Z"),
                "intervalc001",
                "Database",
                "major_outage",
                "degraded_performance");
        String count = "SELECT count(*) FROM component_intervals i JOIN components c ON c.id = i.component_id"
                + " WHERE c.public_id = 'intervalc001' AND i.status = ? AND started_at = ?::timestamptz"
                + " AND ended_at = ?::timestamptz";
        for (String name : List.of("Once", "Again")) {
            Export.of(incident.put("name", name)).send();

            for (List<String> interval : Arrays.asList(
                    List.of("major_outage", "2019-01-02T10:00Z", "2019-01-02T11:00Z"),
                    List.of("degraded_performance", "2019-01-02T11:00Z", "2019-01-02T16:32:49.277Z"))) {
                org.assertj.core.api.Assertions.assertThat(database.count(count, interval.toArray()))
                        .isEqualTo(1);
            }
        }
        admin().get("/api/v1/incidents/intervals001/timeline")
                .then()
                .body(
                        "items.text",
                        contains(
                                startsWith("Update published"),
                                equalTo("Update published, investigating → monitoring"),
                                equalTo("Update published, monitoring → resolved"),
                                equalTo("Imported"),
                                startsWith("Imported again")));
    }
}
