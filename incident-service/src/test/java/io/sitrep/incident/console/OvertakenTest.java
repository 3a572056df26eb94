package io.sitrep.incident.console;

import static io.sitrep.incident.api.Suite.admin;
import static io.sitrep.incident.api.Suite.change;
import static io.sitrep.incident.api.Suite.incident;
import static io.sitrep.incident.api.Suite.maintenance;
import static io.sitrep.incident.api.Suite.on;
import static io.sitrep.incident.api.Suite.post;
import static io.sitrep.incident.api.Suite.tokenOf;
import static io.sitrep.incident.api.Suite.update;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.incident.RealIncidentService;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever is overtaken by what another person does has every word before them still, in the form they typed it into. */
@QuarkusTest
class OvertakenTest extends RealIncidentService {
    private static final String INCIDENTS = "/console/incidents/";
    private static final String MAINTENANCES = "/console/maintenances/";
    private static final Map<String, String> TYPED = Map.of("message", "Typed with care.", "message.it", "Con cura.");

    private Visitor ada;

    @BeforeEach
    void signIn() {
        ada = Visitor.with(tokenOf("publisher"));
    }

    @Test
    void updateIsShownAgainWhenTheIncidentWasResolved() {
        String ref = incident(Map.of());
        ada.open(INCIDENTS + ref);
        post(ref, Map.of("message", "Over.", "status", "resolved"));

        ada.submit(
                INCIDENTS + ref + "/updates",
                Map.of("message", "Typed with care.", "message.it", "Con cura.", "status", "identified"));

        keeps(INCIDENTS + ref + "/updates", "Typed with care.", "Con cura.");
        assertThat(ada.screen().select("form[action$=/reopen]")).hasSize(1);
        assertThat(ada.screen().select("[id]").eachAttr("id")).doesNotHaveDuplicates();
    }

    @Test
    void reopeningIsShownAgainWhenAnotherWasQuicker() {
        String ref = incident(Map.of());
        post(ref, Map.of("message", "Over.", "status", "resolved"));
        ada.open(INCIDENTS + ref);
        on(ref, "/reopen", Map.of("message", "Again.")).statusCode(200);

        ada.submit(INCIDENTS + ref + "/reopen", TYPED);

        keeps(INCIDENTS + ref + "/reopen", "Typed with care.", "Con cura.");
    }

    @Test
    void correctionIsShownAgainWhenTheUpdateWasStopped() {
        String ref = incident(Map.of());
        String id = update(ref, Map.of("message", "A draft.", "publish", "draft"));
        String correct = ada.open(INCIDENTS + ref)
                .select("#updates ~ ol > li:first-child form[action$=/correct]")
                .attr("action");
        change(ref, id, "stop").statusCode(200);

        ada.submit(correct, TYPED);

        keeps(correct, "Typed with care.", "Con cura.");
    }

    @Test
    void whatIsSaidAndPlannedOfAMaintenanceIsShownAgainWhenItWasCalledOff() {
        String ref = maintenance(Map.of());
        Visitor bob = Visitor.with(tokenOf("responder"));
        ada.open(MAINTENANCES + ref);
        bob.open(MAINTENANCES + ref);
        become(ref, "cancelled");

        ada.submit(
                MAINTENANCES + ref + "/updates",
                Map.of("message", "Typed with care.", "message.it", "Con cura.", "status", "in_progress"));
        keeps(MAINTENANCES + ref + "/updates", "Typed with care.", "Con cura.");
        ada = bob;
        ada.submit(MAINTENANCES + ref + "/plan", Map.of("title", "Typed with care."));
        keeps(MAINTENANCES + ref + "/plan", "Typed with care.");
    }

    @Test
    void incidentThatWasToBeMadeOfAMaintenanceIsShownAgainWhenThatIsOver() {
        String ref = maintenance(Map.of());
        become(ref, "in_progress");
        ada.open(MAINTENANCES + ref);
        become(ref, "completed");

        ada.submit(MAINTENANCES + ref + "/escalate", Map.of("message", "Typed with care."));

        keeps(MAINTENANCES + ref + "/escalate", "Typed with care.");
    }

    private void keeps(String action, String... typed) {
        assertThat(ada.status()).isIn(409, 412);
        assertThat(ada.screen().select("[role=alert]")).isNotEmpty();
        Element form = ada.form(action);
        Document shown = ada.screen();
        assertThat(form.select("textarea, input").stream()
                        .map(field -> field.tagName().equals("textarea") ? field.wholeText() : field.attr("value")))
                .as(shown.select("main").text())
                .contains(typed);
    }

    private static void become(String ref, String status) {
        admin().body(Map.of("message", "Now.", "status", status))
                .post("/api/v1/maintenances/" + ref + "/updates")
                .then()
                .statusCode(201);
    }
}
