package io.sitrep.incident.postmortem;

import static io.sitrep.incident.api.Suite.component;
import static io.sitrep.incident.api.Suite.incident;
import static io.sitrep.incident.api.Suite.person;
import static io.sitrep.incident.api.Suite.read;
import static io.sitrep.incident.postmortem.Writing.get;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.sitrep.incident.CarefulHouse;
import io.sitrep.incident.RealIncidentService;
import io.sitrep.incident.audience.LocalNotifier;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a draft says in a house with a notifier, and with approval. */
@QuarkusTest
@TestProfile(CarefulHouse.class)
class PostmortemDeliveriesTest extends RealIncidentService {

    @Test
    void itSaysHowManyWereToldAndWhatBecameOfTheOthers() {
        String ref = incident(Map.of());
        LocalNotifier.counts(read(ref).extract().path("id"), """
                {"incident":"x","planned":12345,"pending":1,"sending":2,"retrying":3,"delivered":12300,"uncertain":4,
                 "dead":5,"superseded":6,"failed_over":7,"suppressed":8,"cancelled":9,"unreachable":10,
                 "first_at":"2026-01-02T03:04:05.678Z","last_at":"2026-01-02T03:14:05.678Z",
                 "publications":[{"publication":"y","sequence":1,"status":"investigating","planned":12345,"delivered":12300}]}
                """);

        get(ref).statusCode(200)
                .body(
                        "body",
                        containsString(
                                "12,345 messages were to be sent; the first was delivered at 2026-01-02 03:04 UTC,"
                                        + " the last at 2026-01-02 03:14 UTC:\n"))
                .body("body", containsString("\n- 12,300 delivered\n- 6 still on their way\n- 4 uncertain"))
                .body("body", containsString("\n- 5 given up\n- 6 superseded by a newer one\n"))
                .body("body", containsString("\n- 7 sent to another address instead\n- 8 suppressed\n- 9 cancelled"))
                .body("body", containsString("\n\n10 readers could be reached by no address."));
    }

    @Test
    void whereNobodySubscribedItSaysSoAndLeavesOutWhatThereWasNoneOf() {
        String told = incident(Map.of());
        LocalNotifier.counts(read(told).extract().path("id"), """
                {"incident":"x","planned":1,"pending":0,"sending":0,"retrying":0,"delivered":1,"uncertain":0,"dead":0,
                 "superseded":0,"failed_over":0,"suppressed":0,"cancelled":0,"first_at":null,"last_at":null,"publications":[]}
                """);

        get(told).body("body", containsString("1 messages were to be sent:\n\n- 1 delivered\n\n## Cause"));
        get(incident(Map.of())).body("body", containsString("Nobody was to be told."));
    }

    @Test
    void whatIsDeclaredAfterTheFactAndApprovedLaterHasItsRegionsToo() {
        String checkout = component();
        String ref = person("ada")
                .body(Map.of(
                        "title",
                        "It was down",
                        "message",
                        "m",
                        "severity",
                        "SEV1",
                        "status",
                        "resolved",
                        "started_at",
                        "2026-01-01T00:00:00Z",
                        "resolved_at",
                        "2026-01-01T01:00:00Z",
                        "components",
                        List.of(Map.of("name", checkout, "status", "major_outage", "regions", List.of("IT")))))
                .post("/api/v1/incidents")
                .then()
                .statusCode(201)
                .extract()
                .path("ref");
        String first = read(ref).extract().path("updates[0].id");
        for (String verb : List.of("approve", "publish")) {
            person("grace")
                    .post("/api/v1/incidents/" + ref + "/updates/" + first + "/" + verb)
                    .then()
                    .statusCode(200);
        }

        get(ref).body("body", containsString("- " + checkout + ": major outage for 1 h"))
                .body("body", containsString("- " + checkout + " in IT: major outage for 1 h"));
    }
}
