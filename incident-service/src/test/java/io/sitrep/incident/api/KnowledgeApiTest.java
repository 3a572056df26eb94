package io.sitrep.incident.api;

import static io.sitrep.incident.api.Suite.as;
import static io.sitrep.incident.api.Suite.edit;
import static io.sitrep.incident.api.Suite.incident;
import static io.sitrep.incident.api.Suite.person;
import static io.sitrep.incident.api.Suite.post;
import static io.sitrep.incident.api.Suite.read;
import static io.sitrep.incident.api.Suite.tokenOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.incident.RealIncidentService;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is known of an incident besides what is said: workaround, cause, harm to data, translations. */
@QuarkusTest
class KnowledgeApiTest extends RealIncidentService {

    @ParameterizedTest
    @ValueSource(strings = {"{\"workaround\":null}", "{\"workaround\":\"\"}", "{\"workaround\":\" \\n \"}"})
    void aWorkaroundIsPinnedUntilAnEditWithdrawsIt(String withdrawal) {
        String ref = incident(Map.of("workaround", "Use the *phone*."));
        post(ref, Map.of("message", "We go on.")).statusCode(201);
        assertThat(Told.page(ref, "We go on.")).contains("Use the <em>phone</em>.");

        edit(ref, "{\"title\":\"Checkout is out\"}").statusCode(200).body("workaround", equalTo("Use the *phone*."));
        edit(ref, withdrawal).statusCode(200).body("workaround", nullValue());
    }

    @Test
    void aWorkaroundIsPinnedAndWithdrawnByUpdatesToo() {
        String ref = incident(Map.of());

        post(ref, Map.of("message", "m", "workaround", "Use the phone.")).statusCode(201);
        read(ref).body("workaround", equalTo("Use the phone."));
        post(ref, Map.of("message", "m", "workaround", "")).statusCode(201);
        read(ref).body("workaround", nullValue());
    }

    @Test
    void weDoNotKnowYetIsAnAnswer() {
        String ref = incident(Map.of());
        read(ref).body("cause", equalTo(unknown())).body("data_impact", equalTo(unknown()));

        edit(ref, Map.of("cause", Map.of("state", "suspected", "text", "A bank.")))
                .statusCode(200)
                .body("cause.state", equalTo("suspected"))
                .body("cause.text", equalTo("A bank."));
        edit(ref, Map.of("cause", Map.of("state", "guessed")))
                .statusCode(422)
                .body("errors.field", contains("cause.state"));
        edit(ref, Map.of("cause", Map.of("text", "A bank.")))
                .statusCode(422)
                .body("errors.field", contains("cause.state"));
    }

    @Test
    void onlyAPublisherSpeaksOfHarmToData() {
        String ref = incident(Map.of());
        var harm = Map.of("data_impact", Map.of("state", "confirmed", "text", "Addresses were read."));

        as(tokenOf("responder"))
                .header("If-Match", "*")
                .body(harm)
                .patch("/api/v1/incidents/" + ref)
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("detail", containsString("publisher"));
        read(ref).body("data_impact.state", equalTo("unknown"));

        as(tokenOf("publisher"))
                .header("If-Match", "*")
                .body(harm)
                .patch("/api/v1/incidents/" + ref)
                .then()
                .statusCode(200)
                .body("data_impact.state", equalTo("confirmed"));
        person("ada")
                .header("If-Match", "*")
                .body(Map.of("data_impact", Map.of("state", "none")))
                .patch("/api/v1/incidents/" + ref)
                .then()
                .statusCode(200)
                .body("data_impact.state", equalTo("none"))
                .body("data_impact.text", nullValue());
    }

    @Test
    void severitiesAreImpactsInThePublicsWords() {
        String ref = incident(Map.of("severity", "SEV4"));
        read(ref).body("impact", equalTo("none"));
        for (var pair :
                Map.of("SEV1", "critical", "SEV2", "major", "SEV3", "minor").entrySet()) {
            edit(ref, Map.of("severity", pair.getKey())).statusCode(200).body("impact", equalTo(pair.getValue()));
        }
    }

    @Test
    void translationsThatAreMissingAreReported() {
        String ref = incident(Map.of("translations", Map.of("it", Map.of("title", "Cassa ferma", "message", "m"))));
        read(ref).body("updates[0].missing_translations", containsInAnyOrder("fr", "de", "es"));

        post(
                        ref,
                        Map.of(
                                "message",
                                "m",
                                "translations",
                                Map.of("fr", Map.of("title", "Caisse", "message", "m"), "de", Map.of("message", "m"))))
                .statusCode(201)
                .body("missing_translations", containsInAnyOrder("it", "de", "es"));
        read(ref)
                .body("translations.fr.title", equalTo("Caisse"))
                .body("translations.it.title", equalTo("Cassa ferma"));
        post(ref, Map.of("message", "m", "visibility", "internal")).body("missing_translations", empty());
        post(
                        ref,
                        Map.of(
                                "message",
                                "m",
                                "translations",
                                Map.of("tlh", Map.of("message", "m"), "it", Map.of("message", "x".repeat(25_001)))))
                .statusCode(422)
                .body("errors.field", hasItems("translations.tlh", "translations.it.message"));
    }

    @Test
    void whatThePageShowsIsNotChangedByAWordThatStaysInside() {
        String ref = incident(Map.of());

        for (var change : List.<Map.Entry<String, Object>>of(
                Map.entry("workaround", "Use the phone."),
                Map.entry("regions", List.of("IT")),
                Map.entry("next_update_in", "PT30M"),
                Map.entry("translations", Map.of("it", Map.of("title", "Cassa ferma"))),
                Map.entry("components", Suite.now(Suite.component(), "major_outage")))) {
            post(ref, Map.of("message", "m", "visibility", "internal", change.getKey(), change.getValue()))
                    .statusCode(422)
                    .body("type", equalTo("/problems/public-by-nature"));
        }
    }

    @Test
    void anEditThatChangesNothingLeavesTheVersion() {
        String ref = incident(Map.of("regions", List.of("IT")));

        edit(ref, Map.of()).statusCode(200).header("ETag", equalTo("\"1\""));
        edit(ref, Map.of("title", "Checkout is down", "regions", List.of("IT")))
                .statusCode(200)
                .header("ETag", equalTo("\"1\""));
    }

    private static Map<String, Object> unknown() {
        Map<String, Object> unknown = new java.util.HashMap<>();
        unknown.put("state", "unknown");
        unknown.put("text", null);
        return unknown;
    }
}
