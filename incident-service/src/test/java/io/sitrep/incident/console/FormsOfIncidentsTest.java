package io.sitrep.incident.console;

import static io.sitrep.incident.api.Suite.admin;
import static io.sitrep.incident.api.Suite.component;
import static io.sitrep.incident.api.Suite.incident;
import static io.sitrep.incident.api.Suite.post;
import static io.sitrep.incident.api.Suite.read;
import static io.sitrep.incident.api.Suite.tokenOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.sitrep.incident.RealIncidentService;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is done about incidents on the console's screens, by forms alone: no script runs here. */
@QuarkusTest
class FormsOfIncidentsTest extends RealIncidentService {
    private static final String LIST = "/console/incidents";

    private Visitor ada;

    @BeforeEach
    void signIn() {
        ada = Visitor.with(tokenOf("publisher"));
    }

    @Test
    void incidentIsDeclaredWithItsComponentsInTwoLanguages() {
        String component = component();
        String id = admin().get("/api/v1/components?limit=200").<List<Map<String, String>>>path("items").stream()
                .filter(each -> each.get("name").equals(component))
                .findFirst()
                .orElseThrow()
                .get("id");
        ada.open("/console/declare");
        Map<String, String> typed = new HashMap<>(Map.of(
                "title",
                "Payments fail",
                "message",
                "We look into it.\n\n- cards\n- banks",
                "severity",
                "SEV1",
                "component." + id,
                "major_outage",
                "region",
                "europe",
                "message.it",
                "Stiamo indagando.",
                "title.it",
                "Pagamenti in errore",
                "next_update_in",
                "PT30M"));

        Document screen = ada.submit(LIST, typed);

        assertThat(ada.status()).isEqualTo(303);
        assertThat(screen.select(".notice.done").text()).isEqualTo("The incident is declared.");
        assertThat(screen.select("h1").text()).contains("Payments fail");
        JsonPath made = incidentOf(ada.answer().header("Location"));
        assertThat(made.getString("severity")).isEqualTo("SEV1");
        assertThat(made.getString("updates[0].message")).isEqualTo("We look into it.\n\n- cards\n- banks");
        assertThat(made.getString("updates[0].translations.it.message")).isEqualTo("Stiamo indagando.");
        assertThat(made.getString("translations.it.title")).isEqualTo("Pagamenti in errore");
        assertThat(made.getString("components[0].status")).isEqualTo("major_outage");
        assertThat(made.getList("regions")).containsExactly("europe");
        assertThat(made.getString("next_update_at")).isNotNull();
        assertThat(made.getString("updates[0].origin")).isEqualTo("web");
    }

    @Test
    void whatIsRefusedIsShownAgainWithWhatWasTyped() {
        ada.open("/console/declare");

        Document screen = ada.submit(LIST, Map.of("title", "", "message", "Half of <b>it</b> is typed"));

        assertThat(ada.status()).isEqualTo(422);
        assertThat(screen.select("[role=alert]").text())
                .contains("A value is missing")
                .contains("Title");
        assertThat(screen.select("textarea[name=message]").text()).isEqualTo("Half of <b>it</b> is typed");
        assertThat(screen.select("#title").attr("aria-invalid")).isEqualTo("true");
        ada.submit(LIST, Map.of("title", "Now it has one"));
        assertThat(ada.status()).isEqualTo(303);
    }

    @Test
    void formThatIsSentTwiceIsDoneOnce() {
        ada.open("/console/declare");
        var form = ada.form(LIST);
        Map<String, String> typed = Map.of("title", "Sent twice", "message", "x");
        ada.send(form, typed);
        String first = ada.answer().header("Location");

        ada.send(form, typed);

        assertThat(ada.answer().header("Location")).isEqualTo(first);
    }

    @Test
    void updateIsLookedAtBeforeAndThenPosted() {
        String ref = incident(Map.of("title", "Search is slow"));
        ada.open(LIST + "/" + ref);
        Document looked = ada.submit(
                LIST + "/" + ref + "/preview",
                Map.of(
                        "message",
                        "The **index** is rebuilt.",
                        "message.it",
                        "Indice in **ricostruzione**.",
                        "status",
                        "identified"));

        assertThat(ada.status()).isEqualTo(200);
        assertThat(looked.select("[data-preview] .rendered strong").eachText()).contains("index", "ricostruzione");
        assertThat(looked.select("[data-preview] .lacks").text())
                .contains("German")
                .contains("French");
        assertThat(looked.select("textarea[name=message]").first().text()).isEqualTo("The **index** is rebuilt.");
        read(ref).body("updates.size()", equalTo(1));

        Document posted = ada.submit(LIST + "/" + ref + "/updates", Map.of("publish", "now"));

        assertThat(posted.select(".notice.done").text()).isEqualTo("The update is published.");
        read(ref)
                .body("status", equalTo("identified"))
                .body("updates[0].translations.it.message", equalTo("Indice in **ricostruzione**."));
    }

    @Test
    void draftIsKeptThenPublishedThenCorrectedThenRetracted() {
        String ref = incident(Map.of());
        String base = LIST + "/" + ref;
        ada.open(base);
        ada.submit(base + "/updates", Map.of("message", "A bnak is out.", "publish", "draft"));
        assertThat(ada.screen().select(".notice.done").text()).isEqualTo("The draft is kept.");
        String id = newest(ref);

        ada.submit(base + "/updates/" + id + "/publish", Map.of());
        read(ref).body("updates[0].state", equalTo("published"));
        ada.submit(base + "/updates/" + id + "/correct", Map.of("message", "A bank is out."));
        read(ref).body("updates[0].message", equalTo("A bank is out.")).body("updates[0].state", equalTo("corrected"));
        ada.submit(base + "/updates/" + id + "/retract", Map.of());
        assertThat(ada.screen().select(".notice.done").text()).isEqualTo("The update is taken back.");
        read(ref).body("updates[0].state", equalTo("retracted"));
    }

    @Test
    void updateIsStopped() {
        String ref = incident(Map.of());
        String base = LIST + "/" + ref;
        ada.open(base);
        ada.submit(base + "/updates", Map.of("message", "Wrong.", "publish", "draft"));
        String id = newest(ref);

        ada.submit(base + "/updates/" + id + "/stop", Map.of());

        assertThat(ada.screen().select(".notice.done").text()).contains("Told already: 0");
        read(ref).body("updates[0].state", equalTo("stopped"));
    }

    @Test
    void incidentIsAcknowledgedStaffedResolvedAndReopened() {
        String ref = incident(Map.of());
        String base = LIST + "/" + ref;
        ada.open(base);
        ada.submit(base + "/acknowledge", Map.of());
        ada.submit(base + "/roles/scribe", Map.of("person", "Bob"));
        ada.submit(base + "/tasks", Map.of("text", "Call the bank", "assignee", "Ann"));
        String task = read(ref).extract().path("tasks[0].id");
        ada.submit(base + "/tasks/" + task, Map.of("done", "true"));
        ada.submit(base + "/notes", Map.of("text", "The graph turned at noon."));
        assertThat(ada.screen().select(".timeline").text()).contains("The graph turned at noon.");
        read(ref)
                .body("roles.find { it.role == 'scribe' }.person", equalTo("Bob"))
                .body("tasks[0].done", equalTo(true));
        ada.submit(base + "/roles/scribe", Map.of("person", ""));
        read(ref).body("roles.find { it.role == 'scribe' }", nullValue());

        ada.submit(base + "/updates", Map.of("message", "It is over.", "status", "resolved", "publish", "now"));
        read(ref).body("status", equalTo("resolved"));
        ada.submit(base + "/reopen", Map.of("message", "It is back."));
        read(ref).body("status", equalTo("investigating")).body("updates.message", hasItem("It is back."));
    }

    @Test
    void whatIsOverCanStillBeSpokenOf() {
        String ref = incident(Map.of());
        post(ref, Map.of("message", "It is over.", "status", "resolved")).statusCode(201);
        Document screen = ada.open(LIST + "/" + ref);
        assertThat(screen.select("#status option").eachAttr("value")).containsExactly("");
        assertThat(screen.select("#next")).isEmpty();

        ada.submit(LIST + "/" + ref + "/updates", Map.of("message", "Credits follow on Friday.", "publish", "now"));

        assertThat(ada.status()).isEqualTo(303);
        read(ref)
                .body("status", equalTo("resolved"))
                .body("updates[0].state", equalTo("published"))
                .body("updates[0].message", equalTo("Credits follow on Friday."));
    }

    @Test
    void incidentIsMergedIntoAnother() {
        String one = incident(Map.of("title", "One"));
        String other = incident(Map.of("title", "Other"));
        ada.open(LIST + "/" + one);

        ada.submit(LIST + "/" + one + "/merge", Map.of("into", other));

        read(one).body("merged_into", equalTo(other));
        ada.open(LIST + "/" + one);
        assertThat(ada.screen().select(".facts a").eachText()).contains(other);
    }

    @Test
    void gridSetsEachPartOfTheWorldByItself() {
        String component = component();
        String ref = incident(Map.of(
                "components",
                List.of(Map.of("name", component, "status", "major_outage")),
                "regions",
                List.of("europe", "asia")));
        String id = read(ref).extract().path("components[0].id");
        ada.open(LIST + "/" + ref);

        ada.submit(LIST + "/" + ref + "/grid", Map.of("cell." + id + ".europe", "degraded_performance"));

        read(ref)
                .body("components[0].region_statuses.europe", equalTo("degraded_performance"))
                .body("components[0].region_statuses.world", equalTo("major_outage"));
        ada.submit(LIST + "/" + ref + "/grid", Map.of("cell." + id + ".world", "operational"));
        read(ref)
                .body("components[0].region_statuses.world", equalTo("operational"))
                .body("components[0].region_statuses.europe", equalTo("degraded_performance"));
    }

    @Test
    void componentComesIntoTheGrid() {
        String component = component();
        String ref = incident(Map.of());
        ada.open(LIST + "/" + ref);
        String id = ada.screen().select("#row option").stream()
                .filter(option -> option.text().equals(component))
                .findFirst()
                .orElseThrow()
                .attr("value");

        ada.submit(LIST + "/" + ref + "/grid", Map.of("row", id, "row.status", "partial_outage", "column", "africa"));

        read(ref).body("components[0].status", equalTo("partial_outage")).body("regions", equalTo(List.of("africa")));
    }

    @Test
    void whoIsOvertakenSeesWhatChangedAndLosesNothing() {
        String ref = incident(Map.of("title", "Mail is late"));
        String facts = LIST + "/" + ref + "/facts";
        Visitor bob = Visitor.with(tokenOf("responder"));
        ada.open(LIST + "/" + ref);
        bob.open(LIST + "/" + ref);
        bob.submit(facts, Map.of("severity", "SEV1", "title", "Mail does not arrive"));

        Document screen = ada.submit(facts, Map.of("title", "Mail arrives late", "workaround", "Use chat."));

        assertThat(ada.status()).isEqualTo(412);
        assertThat(screen.select("#differences").text()).isEqualTo("Somebody else changed this meanwhile");
        assertThat(screen.select("tbody tr").eachText())
                .containsExactly("Title Mail is late Mail does not arrive Mail arrives late", "Severity SEV3 SEV1 –");
        assertThat(screen.select("#fact-title").attr("value")).isEqualTo("Mail arrives late");
        assertThat(screen.select("#fact-workaround").text()).isEqualTo("Use chat.");
        assertThat(screen.select("#fact-severity option[selected]").attr("value"))
                .isEqualTo("SEV1");
        read(ref).body("title", equalTo("Mail does not arrive")).body("workaround", nullValue());

        ada.submit(facts, Map.of());

        assertThat(ada.status()).isEqualTo(303);
        read(ref)
                .body("title", equalTo("Mail arrives late"))
                .body("workaround", equalTo("Use chat."))
                .body("severity", equalTo("SEV1"));
    }

    @Test
    void listShowsWhatIsOpenAndWhatIsAskedFor() {
        String title = "Listed " + System.nanoTime();
        String ref = incident(Map.of("title", title, "severity", "SEV4"));
        assertThat(ada.open(LIST).select(".rows").text()).contains(title);
        assertThat(ada.open(LIST + "?open=false").text()).doesNotContain(title);
        assertThat(ada.open(LIST + "?severity=SEV4&open=").text()).contains(ref);
        assertThat(ada.open(LIST + "?severity=SEV1&open=").text()).doesNotContain(title);
        assertThat(ada.open(LIST + "?since=2999-01-01").select(".quiet").text()).isEqualTo("No incident matches.");
        ada.open(LIST + "?status=nonsense");
        assertThat(ada.status()).isEqualTo(400);
        assertThat(ada.screen().select("[role=alert]").text()).contains("is not a status");
    }

    @Test
    void whatIsNotThereIsSaidAsAPage() {
        ada.open(LIST + "/INC-999999");
        assertThat(ada.status()).isEqualTo(404);
        assertThat(ada.screen().select("h1").text()).isEqualTo("This was not done");
        ada.open("/console/nowhere");
        assertThat(ada.status()).isEqualTo(404);
    }

    @Test
    void templateOfTheCatalogHasItsTextForEachLanguage() {
        admin().body(Map.of(
                        "templates",
                        List.of(Map.of(
                                "key",
                                "console_slow",
                                "message",
                                "It is slow.",
                                "translations",
                                Map.of("it", Map.of("message", "Va piano."))))))
                .put("/api/v1/catalog")
                .then()
                .statusCode(200);
        try {
            var slow = ada.open("/console/declare").select("option[value=console_slow]");

            assertThat(slow.attr("data-message")).isEqualTo("It is slow.");
            assertThat(slow.attr("data-message-it")).isEqualTo("Va piano.");
            assertThat(slow.attr("data-message-de")).isEmpty();
        } finally {
            admin().body(Map.of("templates", List.of())).put("/api/v1/catalog");
        }
    }

    @Test
    void longMessageInEachLanguageIsTaken() {
        String ref = incident(Map.of());
        ada.open(LIST + "/" + ref);
        String text = "è".repeat(25_000);

        ada.submit(LIST + "/" + ref + "/updates", Map.of("message", text, "message.it", text, "publish", "now"));

        assertThat(ada.status()).isEqualTo(303);
        read(ref).body("updates[0].message", equalTo(text));
    }

    private static String newest(String ref) {
        return read(ref).extract().path("updates[0].public_id");
    }

    private static JsonPath incidentOf(String location) {
        return read(location.substring(location.lastIndexOf('/') + 1)).extract().jsonPath();
    }
}
