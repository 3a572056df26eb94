package io.sitrep.incident.api;

import static io.sitrep.incident.api.Suite.admin;
import static io.sitrep.incident.api.Suite.edit;
import static io.sitrep.incident.api.Suite.incident;
import static io.sitrep.incident.api.Suite.on;
import static io.sitrep.incident.api.Suite.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.incident.RealIncidentService;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no reader sees but what changes what readers see is taken out of every text before it is kept. */
@QuarkusTest
class HarmlessTextTest extends RealIncidentService {
    /** Right-to-left override: what follows is shown backwards. */
    private static final String TURN = "\u202e";

    private static final String UNSEEN = TURN + "\u202a\u2066\u2069\u200e\u200f\u0007\u009f\r";

    @Test
    void ofADeclaration() {
        String ref = incident(Map.of(
                "title",
                "Checkout" + UNSEEN + " is down",
                "message",
                "We " + TURN + "look.",
                "workaround",
                TURN + "Use the phone.",
                "commander",
                "A" + TURN + "da",
                "translations",
                Map.of("it", Map.of("title", "Cassa " + TURN + "ferma", "message", TURN + "Guardiamo."))));

        read(ref)
                .body("title", equalTo("Checkout is down"))
                .body("updates[0].message", equalTo("We look."))
                .body("updates[0].translations.it.message", equalTo("Guardiamo."))
                .body("workaround", equalTo("Use the phone."))
                .body("commander", equalTo("Ada"))
                .body("translations.it.title", equalTo("Cassa ferma"));
    }

    @Test
    void ofWhateverIsSaidLater() {
        String ref = incident(Map.of());
        edit(ref, Map.of("title", "Search" + TURN + " is down", "cause", Map.of("state", "known", "text", "A" + TURN)))
                .body("title", equalTo("Search is down"))
                .body("cause.text", equalTo("A"));
        String update = on(ref, "/updates", Map.of("message", "m" + TURN, "workaround", TURN))
                .body("message", equalTo("m"))
                .extract()
                .path("id");
        admin().body(Map.of("message", TURN + "n", "translations", Map.of("it", Map.of("message", TURN + "n"))))
                .patch("/api/v1/incidents/" + ref + "/updates/" + update)
                .then()
                .body("message", equalTo("n"))
                .body("translations.it.message", equalTo("n"));
        on(ref, "/tasks", Map.of("text", "Call" + TURN, "assignee", TURN + "Ada"))
                .body("text", equalTo("Call"))
                .body("assignee", equalTo("Ada"));
        on(ref, "/updates", Map.of("message", "m", "status", "resolved")).statusCode(201);
        on(ref, "/reopen", Map.of("message", "Again" + TURN)).body("updates[0].message", equalTo("Again"));
        read(ref).body("workaround", nullValue());
        assertThat(admin().get("/api/v1/incidents/" + ref + "/timeline").asString())
                .doesNotContain(TURN);
    }

    @Test
    void aTitleAndANameHaveOneLine() {
        String ref = incident(Map.of("title", "Checkout \r\n\tis\u2028down\n", "commander", "Ada\nLovelace"));

        read(ref).body("title", equalTo("Checkout is down")).body("commander", equalTo("Ada Lovelace"));
    }

    @ParameterizedTest
    @ValueSource(strings = {TURN, " \n", "\u2066\u2069"})
    void aTextOfNothingElseIsNone(String text) {
        String ref = incident(Map.of());

        on(ref, "/updates", Map.of("message", text)).statusCode(422).body("errors.field", contains("message"));
        edit(ref, Map.of("title", text)).statusCode(422).body("errors.field", contains("title"));
    }
}
