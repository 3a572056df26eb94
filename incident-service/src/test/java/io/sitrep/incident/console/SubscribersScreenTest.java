package io.sitrep.incident.console;

import static io.sitrep.incident.api.Suite.component;
import static io.sitrep.incident.api.Suite.tokenOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is told, on the screens; the notifier keeps them, and is asked in the person's name. */
@QuarkusTest
class SubscribersScreenTest extends BesideTheNotifier {
    private static final String SCREEN = "/console/subscribers";
    private static final String LIST = "channel,address\nemail,one@example.org\nemail,nowhere\nemail,two@example.org\n";

    private Visitor admin;

    @BeforeEach
    void signIn() {
        admin = Visitor.with(tokenOf("admin"));
    }

    @Test
    void subscriberIsAddedFoundLookedAtExportedAndErased() {
        String component = component();
        Document screen = admin.open(SCREEN);
        String id = screen.select("#components option").stream()
                .filter(each -> each.text().equals(component))
                .findFirst()
                .orElseThrow()
                .attr("value");

        admin.submit(
                SCREEN + "/add",
                Map.of("channel", "email", "address", "Ada@example.org", "components", id, "min_impact", "major"));

        assertThat(admin.screen().select(".notice.done").text()).isEqualTo("Added. Ada@example.org");
        assertThat(asked().get(0).get("body"))
                .contains("\"every_update\":false")
                .contains("\"maintenances\":true");
        assertThat(admin.open(SCREEN + "?address=bob").select(".rows li")).isEmpty();
        Document found = admin.open(SCREEN + "?address=ADA&channel=email&state=active");
        String one = found.select(".rows h2 a").attr("href");
        assertThat(admin.open(one).select("dl.facts").text())
                .contains(component)
                .contains("Major");
        Response export = admin.fetch(one + "/export");
        assertThat(export.header("Content-Disposition")).contains("attachment");
        assertThat(export.jsonPath().getString("subscribers[0].address")).isEqualTo("Ada@example.org");

        admin.open(one);
        admin.submit(one + "/delete", Map.of());
        assertThat(admin.status()).isEqualTo(422);
        admin.open(one);
        admin.submit(one + "/delete", Map.of("sure", "true"));
        assertThat(admin.screen().select(".notice.done").text()).isEqualTo("Erased.");
        assertThat(admin.open(one).select("[role=alert]").text()).contains("There is no such thing");
        assertThat(admin.status()).isEqualTo(404);
    }

    @Test
    void secretOfAWebhookIsShownOnceAndNeverInAnAddress() {
        admin.open(SCREEN);

        Document made = admin.submit(SCREEN + "/add", Map.of("channel", "webhook", "address", "https://example.org/"));

        assertThat(made.select(".notice.done code").text()).isEqualTo("whsec_shown_once");
        assertThat(admin.answer().header("Location")).isNull();
        assertThat(admin.open(SCREEN).text()).doesNotContain("whsec_shown_once");
    }

    @Test
    void whatIsRefusedIsShownAgainWithWhatWasTyped() {
        admin.open(SCREEN);

        Document refused = admin.submit(
                SCREEN + "/add", Map.of("channel", "email", "address", "no <address>", "time_zone", "Europe/Rome"));

        assertThat(admin.status()).isEqualTo(422);
        assertThat(refused.select("#address").attr("value")).isEqualTo("no <address>");
        assertThat(refused.select("#time_zone").attr("value")).isEqualTo("Europe/Rome");
        admin.submit(SCREEN + "/add", Map.of("address", "ada@example.org"));
        assertThat(admin.status()).isEqualTo(200);
    }

    @Test
    void whatTheNotifierRefusesIsSaidInTheReadersLanguage() {
        admin.open(SCREEN + "?lang=de");

        Document refused = admin.submit(SCREEN + "/add", Map.of("channel", "email", "address", "nobody"));
        admin.open(SCREEN + "/import");
        Document tried = admin.upload(SCREEN + "/import/try", "file", LIST);

        assertThat(refused.select("[role=alert] li").eachText())
                .containsExactly("Adresse muss eine E-Mail-Adresse sein");
        assertThat(refused.select("[role=alert] [lang=en]")).isEmpty();
        assertThat(tried.select("[role=status] tbody [lang=de]").text())
                .isEqualTo("address: muss eine E-Mail-Adresse sein");
    }

    @Test
    void fileIsTriedFirstWhichChangesNothingAndThenTaken() {
        admin.open(SCREEN + "/import");

        Document tried = admin.upload(SCREEN + "/import/try", "file", LIST);

        assertThat(tried.select("[role=status] dd").eachText()).containsExactly("2", "0", "1");
        assertThat(tried.select("[role=status] tbody").text()).isEqualTo("3 address: must be a mail address");
        assertThat(tried.select("textarea").first().wholeText()).isEqualTo(LIST);
        assertThat(admin.open(SCREEN).select(".rows li")).isEmpty();
        admin.open(SCREEN + "/import");
        Document taken = admin.upload(SCREEN + "/import", "file", LIST);
        assertThat(taken.select("[role=status]").text()).contains("This became of it");
        assertThat(admin.open(SCREEN).select(".rows li")).hasSize(2);
    }

    @Test
    void textIsTakenAsAFileIsAlsoALongOne() {
        StringBuilder list = new StringBuilder("channel,address\n");
        for (int i = 0; i < 2_000; i++) {
            list.append("email,reader").append(i).append("@example.org\n");
        }
        admin.open(SCREEN + "/import");

        Document taken = admin.upload(SCREEN + "/import", "text", list.toString());

        assertThat(taken.select("[role=status] dd").eachText()).containsExactly("2000", "0", "0");
    }

    @Test
    void listIsNotLostWhileTheNotifierIsAway() {
        admin.open(SCREEN + "/import");
        notifierIsAway();

        Document refused = admin.upload(SCREEN + "/import", "text", LIST);

        assertThat(admin.status()).isEqualTo(503);
        assertThat(refused.select("textarea").first().wholeText()).isEqualTo(LIST);
        notifierIsBack();
        assertThat(admin.upload(SCREEN + "/import", "text", LIST)
                        .select("[role=status] dd")
                        .eachText())
                .containsExactly("2", "0", "1");
    }

    @Test
    void nobodyBelowAnAdminSeesSubscribers() {
        Visitor publisher = Visitor.with(tokenOf("publisher"));
        for (String path : new String[] {"", "/import", "/x", "/x/export"}) {
            publisher.open(SCREEN + path);
            assertThat(publisher.status()).as(path).isEqualTo(403);
        }
        assertThat(publisher.open("/console/incidents").select("nav.pages").text())
                .doesNotContain("Subscribers");
    }
}
