package io.sitrep.incident.console;

import static io.sitrep.incident.api.Suite.admin;
import static io.sitrep.incident.api.Suite.edit;
import static io.sitrep.incident.api.Suite.incident;
import static io.sitrep.incident.api.Suite.post;
import static io.sitrep.incident.api.Suite.read;
import static io.sitrep.incident.api.Suite.tokenOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.incident.RealIncidentService;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two people at one incident: nobody says unseen what the other one has held back, changed or corrected meanwhile. */
@QuarkusTest
class TwoAtOnceTest extends RealIncidentService {
    private Visitor ada;

    @BeforeEach
    void signIn() {
        ada = Visitor.with(tokenOf("publisher"));
    }

    @Test
    void whatIsSaidWithoutAStatusLeavesAHeldEndBeHeld() {
        String ref = incident(Map.of());
        post(ref, Map.of("message", "It is over.", "status", "resolved", "publish", "held"))
                .statusCode(201);
        ada.open(at(ref));

        ada.submit(at(ref) + "/updates", Map.of("message", "Please stay signed in.", "publish", "now"));

        assertThat(ada.status()).isEqualTo(303);
        read(ref)
                .body("updates[0].message", equalTo("Please stay signed in."))
                .body("updates[0].status", equalTo("investigating"))
                .body("resolved_at", equalTo(null))
                .body("updates[1].state", equalTo("held"));
    }

    @Test
    void aStatusThatWasChosenForAnotherOneIsNotSetUnseen() {
        String ref = incident(Map.of());
        ada.open(at(ref));
        post(ref, Map.of("message", "It gets better.", "status", "monitoring")).statusCode(201);

        Document screen = ada.submit(
                at(ref) + "/updates",
                Map.of(
                        "message",
                        "It is the queue.",
                        "message.it",
                        "È la coda.",
                        "status",
                        "identified",
                        "publish",
                        "now"));

        assertThat(ada.status()).isEqualTo(412);
        assertThat(differences(screen)).containsExactly("Status Investigating Monitoring Identified");
        assertThat(screen.select("#message").text()).isEqualTo("It is the queue.");
        assertThat(screen.select("#message-it").text()).isEqualTo("È la coda.");
        read(ref).body("status", equalTo("monitoring"));

        ada.submit(at(ref) + "/updates", Map.of("publish", "now"));

        read(ref).body("status", equalTo("identified")).body("updates[0].message", equalTo("It is the queue."));
    }

    @Test
    void whatIsSentTwiceIsDoneOnceAlthoughItsStatusIsAnotherByThen() {
        String ref = incident(Map.of());
        ada.open(at(ref));
        Element form = ada.form(at(ref) + "/updates");
        Map<String, String> typed = Map.of("message", "It is the queue.", "status", "identified", "publish", "now");
        ada.send(form, typed);

        ada.send(form, typed);

        assertThat(ada.status()).isEqualTo(303);
        read(ref).body("updates.size()", equalTo(2));
    }

    @Test
    void aTitleThatSomebodyCorrectedMeanwhileIsNotPutBack() {
        String ref = incident(Map.of("translations", Map.of("it", Map.of("title", "Posta lemta"))));
        ada.open(at(ref));
        post(ref, Map.of("message", "x", "translations", Map.of("it", Map.of("title", "Posta lenta", "message", "y"))))
                .statusCode(201);

        ada.submit(at(ref) + "/updates", Map.of("message", "More soon.", "message.it", "A presto.", "publish", "now"));

        read(ref)
                .body("translations.it.title", equalTo("Posta lenta"))
                .body("updates[0].translations.it.message", equalTo("A presto."));
    }

    @Test
    void aTitleThatBothCorrectedIsNotWrittenOverUnseen() {
        String ref = incident(Map.of("translations", Map.of("it", Map.of("title", "Posta lemta"))));
        ada.open(at(ref));
        say(ref, "it", "Posta lenta in Europa");

        Document screen = ada.submit(
                at(ref) + "/updates", Map.of("message", "More soon.", "title.it", "Posta lenta", "publish", "now"));

        assertThat(ada.status()).isEqualTo(412);
        assertThat(differences(screen))
                .containsExactly("Title (Italian) Posta lemta Posta lenta in Europa Posta lenta");
        assertThat(screen.select("#title-it").val()).isEqualTo("Posta lenta");
        assertThat(screen.select("#message").text()).isEqualTo("More soon.");
        read(ref).body("translations.it.title", equalTo("Posta lenta in Europa"));

        ada.submit(at(ref) + "/updates", Map.of("publish", "now"));

        assertThat(ada.status()).isEqualTo(303);
        read(ref)
                .body("translations.it.title", equalTo("Posta lenta"))
                .body("updates[0].message", equalTo("More soon."));
    }

    @Test
    void aTitleThatSomebodyElseGaveMeanwhileIsShownBeforeItIsReplaced() {
        String ref = incident(Map.of());
        ada.open(at(ref));
        say(ref, "it", "Posta lenta");

        Document looked = ada.submit(at(ref) + "/preview", Map.of("message", "More soon.", "title.it", "Mia"));

        assertThat(differences(looked)).containsExactly("Title (Italian) Posta lenta Mia");
        assertThat(looked.select("#title-it").val()).isEqualTo("Mia");

        ada.submit(at(ref) + "/updates", Map.of("publish", "now"));

        assertThat(ada.status()).isEqualTo(303);
        read(ref).body("translations.it.title", equalTo("Mia"));
    }

    @Test
    void aTitleThatBothGaveAlikeIsNoConflict() {
        String ref = incident(Map.of("translations", Map.of("it", Map.of("title", "Posta lemta"))));
        ada.open(at(ref));
        say(ref, "it", "Posta lenta");

        ada.submit(at(ref) + "/updates", Map.of("message", "More soon.", "title.it", "Posta lenta", "publish", "now"));

        assertThat(ada.status()).isEqualTo(303);
    }

    @Test
    void onlyATextThatWasReadIsLetOut() {
        String ref = incident(Map.of());
        post(ref, Map.of("message", "A bank is out.", "publish", "draft")).statusCode(201);
        ada.open(at(ref));
        String id = read(ref).extract().path("updates[0].public_id");
        String address = at(ref) + "/updates/" + id + "/publish";
        Map<String, String> seen = Map.of(
                "seen",
                ada.screen().select("button[formaction=" + address + "]").val());
        admin().body(Map.of("message", "All banks are out."))
                .patch("/api/v1/incidents/" + ref + "/updates/" + id)
                .then()
                .statusCode(200);

        Document screen = ada.submit(address, seen);

        assertThat(ada.status()).isEqualTo(412);
        assertThat(screen.select(".updates .message").first().text()).isEqualTo("All banks are out.");
        read(ref).body("updates[0].state", equalTo("draft"));
        ada.submit(
                address,
                Map.of(
                        "seen",
                        screen.select("button[formaction=" + address + "]").val()));
        read(ref).body("updates[0].state", equalTo("published"));
    }

    @Test
    void theTimelineShowsTheNewestLinesAndLeadsToTheOlder() {
        String ref = incident(Map.of());
        IntStream.rangeClosed(1, 101)
                .forEach(i -> admin().body(Map.of("text", "Line " + i))
                        .post("/api/v1/incidents/" + ref + "/timeline")
                        .then()
                        .statusCode(201));
        ada.open(at(ref));
        List<String> newest = ada.screen().select(".timeline li").eachText();

        assertThat(newest).hasSize(100);
        assertThat(newest.get(99)).contains("Line 101");
        assertThat(newest.get(0)).contains("Line 2 ");

        ada.open(ada.screen().select("[data-box=timeline] p a").attr("href").replaceAll("#.*", ""));

        List<String> older = ada.screen().select(".timeline li").eachText();
        assertThat(older.get(older.size() - 1)).contains("Line 1 ");
        assertThat(older.get(0)).contains("Declared");
        assertThat(ada.screen().select("[data-box=timeline] p a")).isEmpty();
    }

    @Test
    void whatHeldItsFactsIsUntouchedByWhatIsSaid() {
        String ref = incident(Map.of("title", "Mail is late"));
        ada.open(at(ref));
        edit(ref, Map.of("title", "Mail does not arrive")).statusCode(200);

        ada.submit(at(ref) + "/updates", Map.of("message", "More soon.", "publish", "now"));

        assertThat(ada.status()).isEqualTo(303);
        read(ref).body("title", equalTo("Mail does not arrive")).body("updates[0].message", equalTo("More soon."));
    }

    private static void say(String ref, String language, String title) {
        post(ref, Map.of("message", "x", "translations", Map.of(language, Map.of("title", title, "message", "y"))))
                .statusCode(201);
    }

    private static List<String> differences(Document screen) {
        return screen.select("#differences ~ .scroll tbody tr").eachText();
    }

    private static String at(String ref) {
        return "/console/incidents/" + ref;
    }
}
