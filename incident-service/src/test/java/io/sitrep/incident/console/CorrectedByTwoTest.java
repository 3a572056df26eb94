package io.sitrep.incident.console;

import static io.sitrep.incident.api.Suite.admin;
import static io.sitrep.incident.api.Suite.incident;
import static io.sitrep.incident.api.Suite.post;
import static io.sitrep.incident.api.Suite.read;
import static io.sitrep.incident.api.Suite.tokenOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.incident.RealIncidentService;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two people at the text of one update, or at one role: neither puts away unseen what the other one wrote or whom they gave it. */
@QuarkusTest
class CorrectedByTwoTest extends RealIncidentService {
    private static final String DIFFERENCES = "#differences ~ .scroll tbody tr";

    private Visitor ada;

    @BeforeEach
    void signIn() {
        ada = Visitor.with(tokenOf("publisher"));
    }

    @Test
    void aCorrectionSaysInOtherLanguagesOnlyWhatIsNewOrSaidToBeRight() {
        String ref = incident(Map.of("translations", Map.of("it", Map.of("message", "Tutto è perso."))));
        String id = read(ref).extract().path("updates[0].public_id");
        String address = at(ref) + "/updates/" + id + "/correct";
        ada.open(at(ref));
        assertThat(ada.form(address).select("[name=message.it]").text()).isEqualTo("Tutto è perso.");

        ada.submit(address, Map.of("message", "Nothing is lost.", "message.de", "Nichts ist verloren."));

        read(ref)
                .body("updates[0].message", equalTo("Nothing is lost."))
                .body("updates[0].translations.keySet()", equalTo(Set.of("de")))
                .body("updates[0].translations.de.message", equalTo("Nichts ist verloren."));

        ada.submit(address, Map.of("message", "Nothing is lost!", "right.de", "true"));

        read(ref).body("updates[0].translations.de.message", equalTo("Nichts ist verloren."));
        ada.submit(address, Map.of("message", "Nothing at all."));
        read(ref).body("updates[0].translations", anEmptyMap());
    }

    @Test
    void correctionOfATextThatSomebodyElseCorrectedMeanwhileIsShownWithTheDifference() {
        String ref = incident(
                Map.of("message", "All banks are out.", "translations", Map.of("de", Map.of("message", "Alle."))));
        String id = read(ref).extract().path("updates[0].public_id");
        String address = at(ref) + "/updates/" + id + "/correct";
        ada.open(at(ref));
        correct(
                ref,
                id,
                Map.of("message", "One bank is out.", "translations", Map.of("de", Map.of("message", "Eine."))));

        Document screen = ada.submit(address, Map.of("message.it", "Una banca.", "notify", "true"));

        assertThat(ada.status()).isEqualTo(412);
        assertThat(screen.select(DIFFERENCES).eachText())
                .containsExactly(
                        "Message (English) All banks are out. One bank is out. –", "Message (German) Alle. Eine. –");
        assertThat(ada.form(address).select("[name=message]").text()).isEqualTo("One bank is out.");
        assertThat(ada.form(address).select("[name=message.it]").text()).isEqualTo("Una banca.");
        read(ref)
                .body("updates[0].message", equalTo("One bank is out."))
                .body("updates[0].translations.keySet()", equalTo(Set.of("de")));

        ada.submit(address, Map.of());

        assertThat(ada.status()).isEqualTo(303);
        read(ref)
                .body("updates[0].message", equalTo("One bank is out."))
                .body("updates[0].translations.de.message", equalTo("Eine."))
                .body("updates[0].translations.it.message", equalTo("Una banca."));
    }

    @Test
    void translationThatSomebodyAddedMeanwhileIsNotDroppedByACorrection() {
        String ref = incident(Map.of("message", "All banks are out."));
        String id = read(ref).extract().path("updates[0].public_id");
        String address = at(ref) + "/updates/" + id + "/correct";
        ada.open(at(ref));
        correct(ref, id, Map.of("translations", Map.of("de", Map.of("message", "Alle."))));

        Document screen = ada.submit(address, Map.of("message", "One bank is out."));

        assertThat(ada.status()).isEqualTo(412);
        assertThat(screen.select(DIFFERENCES).eachText()).containsExactly("Message (German) Alle. –");
        assertThat(ada.form(address).select("[name=message]").text()).isEqualTo("One bank is out.");
        read(ref).body("updates[0].translations.de.message", equalTo("Alle."));
    }

    @Test
    void correctionThatIsOnlyLookedAtAgainSaysWhatItWouldPutAway() {
        String ref = incident(Map.of("message", "All banks are out."));
        String id = read(ref).extract().path("updates[0].public_id");
        String address = at(ref) + "/updates/" + id + "/correct";
        ada.open(at(ref));
        correct(ref, id, Map.of("message", "One bank is out."));

        Document screen = ada.submit(address, Map.of("message", "Two banks are out.", "use", "nothing"));

        assertThat(ada.status()).isEqualTo(200);
        assertThat(screen.select(DIFFERENCES).eachText())
                .containsExactly("Message (English) All banks are out. One bank is out. Two banks are out.");
    }

    @Test
    void whatHappensBesideACorrectionAndARoleIsNoConflict() {
        String ref = incident(Map.of("message", "All banks are out."));
        String id = read(ref).extract().path("updates[0].public_id");
        ada.open(at(ref));
        post(ref, Map.of("message", "Still looking.")).statusCode(201);
        role(ref, "commander", "Bob");

        ada.submit(at(ref) + "/updates/" + id + "/correct", Map.of("message", "One bank is out."));
        assertThat(ada.status()).isEqualTo(303);

        ada.open(at(ref));
        post(ref, Map.of("message", "Still looking, really.")).statusCode(201);
        role(ref, "liaison", "Bob");
        ada.submit(at(ref) + "/roles/scribe", Map.of("person", "Ada"));
        assertThat(ada.status()).isEqualTo(303);
        read(ref)
                .body("updates.find { it.public_id == '" + id + "' }.message", equalTo("One bank is out."))
                .body("roles.find { it.role == 'scribe' }.person", equalTo("Ada"));
    }

    @Test
    void roleThatSomebodyElseGaveMeanwhileIsNotTakenFromThemUnseen() {
        String ref = incident(Map.of());
        String address = at(ref) + "/roles/commander";
        ada.open(at(ref));
        role(ref, "commander", "Bob");

        Document screen = ada.submit(address, Map.of("person", "Ada"));

        assertThat(ada.status()).isEqualTo(412);
        assertThat(screen.select(DIFFERENCES).eachText()).containsExactly("Commander Bob Ada");
        read(ref).body("commander", equalTo("Bob"));

        ada.submit(address, Map.of());

        assertThat(ada.status()).isEqualTo(303);
        read(ref).body("commander", equalTo("Ada"));
    }

    private static void correct(String ref, String id, Map<String, Object> texts) {
        admin().body(texts)
                .patch("/api/v1/incidents/" + ref + "/updates/" + id)
                .then()
                .statusCode(200);
    }

    private static void role(String ref, String role, String person) {
        admin().body(Map.of("person", person))
                .put("/api/v1/incidents/" + ref + "/roles/" + role)
                .then()
                .statusCode(200);
    }

    private static String at(String ref) {
        return "/console/incidents/" + ref;
    }
}
