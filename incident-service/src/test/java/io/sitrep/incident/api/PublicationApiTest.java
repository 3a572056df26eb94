package io.sitrep.incident.api;

import static io.sitrep.incident.api.Suite.as;
import static io.sitrep.incident.api.Suite.change;
import static io.sitrep.incident.api.Suite.component;
import static io.sitrep.incident.api.Suite.correct;
import static io.sitrep.incident.api.Suite.edit;
import static io.sitrep.incident.api.Suite.incident;
import static io.sitrep.incident.api.Suite.now;
import static io.sitrep.incident.api.Suite.post;
import static io.sitrep.incident.api.Suite.read;
import static io.sitrep.incident.api.Suite.tokenOf;
import static io.sitrep.incident.api.Suite.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.incident.RealIncidentService;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An update's way to the public, and what becomes of it there. */
@QuarkusTest
class PublicationApiTest extends RealIncidentService {
    private Told told;

    @BeforeEach
    void listen() {
        told = new Told();
    }

    @AfterEach
    void stopListening() {
        told.close();
    }

    @Test
    void aDraftChangesNothingUntilItIsPublished() {
        String ref = incident(Map.of());
        String draft = update(ref, Map.of("message", "It is over.", "status", "resolved", "publish", "draft"));
        read(ref)
                .body("status", equalTo("investigating"))
                .body("updates[0].state", equalTo("draft"))
                .body("updates[0].published_at", nullValue());

        change(ref, draft, "publish").statusCode(200).body("state", equalTo("published"));

        read(ref).body("status", equalTo("resolved")).body("resolved_at", notNullValue());
        assertThat(told.last(ref, 2).getString("change.message")).isEqualTo("It is over.");
    }

    @Test
    void aHeldUpdateMovesRespondersAndWaitsForEverybodyElse() {
        String checkout = component();
        String ref = incident(Map.of());

        String held = update(
                ref,
                Map.of(
                        "message",
                        "A bank is out.",
                        "status",
                        "identified",
                        "publish",
                        "held",
                        "components",
                        now(checkout, "major_outage")));

        read(ref).body("status", equalTo("identified")).body("components", empty());
        change(ref, held, "publish").statusCode(200).body("published_at", notNullValue());
        read(ref).body("components.status", equalTo(List.of("major_outage")));
        assertThat(told.kinds(ref, 2)).containsExactly("published", "published");
        assertThat(told.last(ref, 2).getString("incident.status")).isEqualTo("identified");
        assertThat(Told.page(ref, "A bank is out.")).contains(checkout);
    }

    @Test
    void whatIsStoppedWhileItWaitsIsNeverTold() {
        String ref = incident(Map.of());
        String held = update(ref, Map.of("message", "It was Bob.", "status", "resolved", "publish", "held"));

        change(ref, held, "stop")
                .statusCode(200)
                .body("state", equalTo("stopped"))
                .body("told", equalTo(0));

        read(ref).body("status", equalTo("investigating")).body("resolved_at", nullValue());
        change(ref, held, "publish")
                .statusCode(409)
                .body("detail", equalTo("An update that is stopped cannot be published"));
        post(ref, Map.of("message", "A bank is out.")).statusCode(201);
        assertThat(told.of(ref, 2)).hasSize(2).noneMatch(event -> event.value().contains("Bob"));
        assertThat(Told.page(ref, "A bank is out.")).doesNotContain("Bob");
    }

    @Test
    void theTextOfAPendingUpdateIsCorrectedUnseen() {
        String ref = incident(Map.of());
        String held = update(ref, Map.of("message", "A bnak is out.", "publish", "held"));

        correct(ref, held, Map.of("message", "A bank is out."))
                .statusCode(200)
                .body("state", equalTo("held"))
                .body("message", equalTo("A bank is out."));

        change(ref, held, "publish").statusCode(200);
        assertThat(told.of(ref, 2)).hasSize(2).noneMatch(event -> event.value().contains("bnak"));
        assertThat(told.last(ref, 2).getString("change.state")).isEqualTo("published");
    }

    @ParameterizedTest
    @CsvSource({
        "draft, retract", "draft, approve",
        "held, retract", "held, approve",
        "now, publish", "now, approve",
    })
    void whatAnUpdateIsNotReadyForIsRefused(String state, String verb) {
        String ref = incident(Map.of());
        String update = update(ref, Map.of("message", "m", "publish", state));

        change(ref, update, verb)
                .statusCode(409)
                .contentType("application/problem+json")
                .body("detail", containsString(verb.substring(0, 6)));
        read(ref).body("updates", hasSize(2)).header("ETag", equalTo("\"2\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"approve", "stop", "retract"})
    void aResponderIsToldThatItTakesAPublisher(String verb) {
        String ref = incident(Map.of());
        String update = update(ref, Map.of("message", "m"));

        as(tokenOf("responder"))
                .post("/api/v1/incidents/" + ref + "/updates/" + update + "/" + verb)
                .then()
                .statusCode(403)
                .body("detail", containsString("publisher"));
        read(ref).body("updates[0].state", equalTo("published"));
    }

    @Test
    void aResponderPublishesAndCorrects() {
        String ref = incident(Map.of());
        String path = "/api/v1/incidents/" + ref + "/updates/"
                + update(ref, Map.of("message", "A bnak is out.", "publish", "held"));
        var responder = tokenOf("responder");

        as(responder)
                .body(Map.of("message", "A bank is out."))
                .patch(path)
                .then()
                .statusCode(200);
        as(responder).post(path + "/publish").then().statusCode(200).body("state", equalTo("published"));
    }

    @Test
    void anUpdateIsFoundInItsOwnIncidentAlone() {
        String ref = incident(Map.of());
        String other = incident(Map.of());
        String update = update(ref, Map.of("message", "m", "publish", "held"));

        change(other, update, "publish").statusCode(404);
        change(ref, "nonsense", "publish").statusCode(404);
        change(ref, "%00", "publish").statusCode(404);
    }

    @Test
    void whatComesOutLateMovesNothingBack() {
        String ref = incident(Map.of());
        String early = update(ref, Map.of("message", "A bank is out.", "status", "identified", "publish", "held"));
        post(ref, Map.of("message", "It is fixed.", "status", "monitoring")).statusCode(201);

        change(ref, early, "publish").statusCode(200);

        read(ref).body("status", equalTo("monitoring"));
        assertThat(told.last(ref, 3).getString("incident.status")).isEqualTo("monitoring");
        assertThat(told.last(ref, 3).getString("change.status")).isEqualTo("identified");
    }

    @Test
    void whatWouldOpenAnIncidentThatIsOverByNowIsRefused() {
        String ref = incident(Map.of());
        String early = update(ref, Map.of("message", "A bank is out.", "status", "identified", "publish", "held"));
        post(ref, Map.of("message", "It is over.", "status", "resolved")).statusCode(201);

        change(ref, early, "publish").statusCode(409).body("type", equalTo("/problems/illegal-transition"));
    }

    @Test
    void anIncidentThatGoesInsideIsGoneFromThePageAndComesBackAsItStands() {
        String ref = incident(Map.of("title", "Checkout is down"));
        edit(ref, Map.of("visibility", "internal", "title", "Bob's laptop")).statusCode(200);
        assertThat(told.kinds(ref, 2)).containsExactly("published", "retracted");
        assertThat(told.last(ref, 2).getString("incident.title")).isEqualTo("Checkout is down");

        edit(ref, Map.of("visibility", "public")).statusCode(200);
        assertThat(told.last(ref, 3).getString("incident.status")).isEqualTo("investigating");
        assertThat(Told.page(ref, "laptop")).isNotEmpty();
    }
}
