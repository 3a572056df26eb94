package io.sitrep.incident.console;

import static io.sitrep.incident.api.Suite.as;
import static io.sitrep.incident.api.Suite.tokenOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.incident.Database;
import io.sitrep.incident.access.Grant;
import io.sitrep.incident.access.Passes;
import io.sitrep.incident.access.Role;
import io.sitrep.incident.access.TokenText;
import jakarta.inject.Inject;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** What was told to whom, on the screen; and what is done about it there, which the notifier does in the person's name. */
@QuarkusTest
class DeliveriesScreenTest extends BesideTheNotifier {
    private static final String SCREEN = "/console/deliveries";

    @Inject
    Passes passes;

    @Inject
    Database database;

    @Test
    void viewerSeesTheLedgerItsFailuresAndTheChannelsAndIsOfferedNothingToDo() {
        Visitor viewer = Visitor.with(tokenOf("viewer"));

        Document screen = viewer.open(SCREEN + "?incident=INC-7");

        assertThat(viewer.status()).isEqualTo(200);
        assertThat(screen.select("[data-box=progress]").text())
                .contains("1 of 5")
                .contains("1 could not be reached");
        assertThat(screen.select("[data-box=progress] progress").attr("value")).isEqualTo("3");
        assertThat(screen.select("[data-box=failures] tbody tr").eachText())
                .containsExactly("1 E-mail failed 550 no such <mailbox>", "1 Mastodon uncertain no answer");
        assertThat(screen.select("[data-box=channels]").text())
                .contains("is being tried (1/3)")
                .contains("7 may leave now")
                .contains("too busy");
        assertThat(screen.select("[data-box=ledger] > ul > li")).hasSize(3);
        assertThat(screen.select("main form[method=post]")).isEmpty();
        assertThat(screen.select("[data-again]").attr("data-again")).isEqualTo("2");
        assertThat(viewer.open(SCREEN + "?state=dead&channel=email").select("[data-box=ledger] > ul > li"))
                .hasSize(1);
    }

    @Test
    void everythingIsHeldAndLetGoInThePersonsNameAndBothAuditsKnow() {
        String token = tokenOf("publisher");
        Visitor ada = Visitor.with(token);
        ada.open(SCREEN);

        Document held = ada.submit(SCREEN + "/hold", Map.of("reason", "wrong numbers"));

        assertThat(held.select(".notice.done").text()).isEqualTo("Everything is held.");
        assertThat(held.select("[data-box=hold]").text()).contains("wrong numbers");
        ada.submit(SCREEN + "/release", Map.of());
        assertThat(ada.screen().select("[data-box=hold]").text()).contains("What is planned leaves.");
        String id = TokenText.parse(token).orElseThrow().id();
        assertThat(asked())
                .extracting(each -> each.get("path") + " " + each.get("caller"))
                .containsExactly("/api/v1/deliveries/hold " + id, "/api/v1/deliveries/release " + id);
        assertThat(database.texts(
                        "SELECT action || ' ' || outcome || ' ' || origin FROM audit WHERE token_id = ? ORDER BY id",
                        id))
                .endsWith(
                        "POST /console/deliveries/hold accepted web", "POST /console/deliveries/release accepted web");
    }

    @Test
    void lettingGoAsksWhetherWhatIsLostIsGivenUp() {
        Visitor ada = Visitor.with(tokenOf("publisher"));
        ada.open(SCREEN);
        ada.submit(SCREEN + "/hold", Map.of("reason", "secrets lost"));

        ada.submit(SCREEN + "/release", Map.of());

        assertThat(ada.status()).isEqualTo(409);
        assertThat(ada.screen().select("[role=alert]").text()).contains("Secrets are lost");
        assertThat(ada.screen().select(".workbench").attr("data-at"))
                .as("where its script looks for news")
                .isEqualTo(SCREEN);
        ada.submit(SCREEN + "/release", Map.of("secrets_lost", "true"));
        assertThat(ada.screen().select(".notice.done").text()).isEqualTo("What waits leaves now.");
    }

    @Test
    void whatIsDeadIsTriedAgainAloneAndTogetherAndTheFiltersStay() {
        Visitor admin = Visitor.with(tokenOf("admin"));
        admin.open(SCREEN + "?incident=INC-7&channel=mastodon");
        String retry = admin.screen().select("form[action$=/retry]").attr("action");

        admin.submit(retry, Map.of());

        assertThat(admin.answer().header("Location")).isEqualTo(SCREEN + "?incident=INC-7&channel=mastodon");
        assertThat(admin.screen().select(".notice.done").text()).isEqualTo("It is tried again.");
        assertThat(admin.screen().select("[name=incident]").attr("value")).isEqualTo("INC-7");
        assertThat(admin.open(SCREEN).select("form[action$=/replay]"))
                .as("without an incident it would be all there ever were")
                .isEmpty();
        String token = admin.screen().select("[name=form_token]").attr("value");
        assertThat(admin.forge(SCREEN + "/replay", Map.of("form_token", token)).statusCode())
                .isEqualTo(422);
        admin.open(SCREEN + "?incident=INC-7");
        assertThat(admin.form(SCREEN + "/replay").select("button").attr("data-sure"))
                .contains("Try 1 failed");
        admin.submit(SCREEN + "/replay", Map.of());
        assertThat(admin.screen().select(".notice.done").text()).isEqualTo("Tried again: 1");
        assertThat(admin.screen().select("[data-box=failures]").text()).contains("Nothing failed.");
    }

    @Test
    void channelIsSwitchedOffAndOnAndTested() {
        String token = tokenOf("admin");
        Visitor admin = Visitor.with(token);
        admin.open(SCREEN);
        assertThat(admin.form(SCREEN + "/channels/email/disable")
                        .select("button")
                        .attr("data-sure"))
                .contains("Nobody is told by it any more");
        Document off = admin.submit(SCREEN + "/channels/email/disable", Map.of("reason", "bounces"));
        assertThat(off.select("[data-box=channels]").text()).contains("bounces");
        assertThat(admin.form(SCREEN + "/channels/email/enable")
                        .select("button")
                        .attr("data-sure"))
                .contains("What waits for it leaves now");
        admin.submit(SCREEN + "/channels/email/enable", Map.of());
        assertThat(admin.screen().select("[data-box=channels]").text()).doesNotContain("bounces");

        Document failed = admin.submit(SCREEN + "/channels/email/test", Map.of("address", "full@example.org"));

        assertThat(admin.status()).isEqualTo(422);
        assertThat(failed.select(".notice.done")).isEmpty();
        assertThat(failed.select("[role=alert]").text())
                .contains("The test was refused")
                .contains("552 · the mail server refused it for good");
        assertThat(database.texts(
                        "SELECT action FROM audit WHERE token_id = ? AND outcome = 'accepted' AND action LIKE '%/test'",
                        TokenText.parse(token).orElseThrow().id()))
                .as("by which the first steps are ticked")
                .isEmpty();
        Document refused = admin.submit(SCREEN + "/channels/email/test", Map.of("address", "nowhere"));

        assertThat(admin.status()).isEqualTo(422);
        assertThat(refused.select("[name=address]").attr("value")).isEqualTo("nowhere");
        admin.submit(SCREEN + "/channels/email/test", Map.of("address", "ada@example.org"));
        assertThat(admin.screen().select(".notice.done").text()).isEqualTo("The test was delivered.");
        admin.submit(SCREEN + "/channels/mastodon/test", Map.of());
        assertThat(admin.screen().select(".notice.done").text()).isEqualTo("The test was delivered.");
        assertThat(admin.open("/console/start").select(".steps > .done h2").text())
                .as("what a newcomer does last")
                .contains("Send a test notification");
        admin.open(SCREEN);
    }

    @Test
    void whyATestDidNotComeThroughIsSaidInTheReadersLanguage() {
        Visitor admin = Visitor.with(tokenOf("admin"));
        admin.open(SCREEN + "?lang=de");

        Document failed = admin.submit(SCREEN + "/channels/email/test", Map.of("address", "full@example.org"));

        assertThat(failed.select("[role=alert]").text())
                .isEqualTo("Der Test wurde abgelehnt 552 · Mailserver: Nachricht abgelehnt");
        assertThat(failed.select("[role=alert] [lang=en]")).isEmpty();
    }

    @Test
    void formThatIsSentTwiceIsDoneOnce() {
        Visitor ada = Visitor.with(tokenOf("publisher"));
        ada.open(SCREEN);
        var form = ada.form(SCREEN + "/hold");
        ada.send(form, Map.of("reason", "first"));
        ada.open(SCREEN);
        ada.submit(SCREEN + "/release", Map.of());

        ada.send(form, Map.of("reason", "first"));

        assertThat(ada.screen().select("[data-box=hold]").text()).contains("What is planned leaves.");
        assertThat(asked().get(0).get("key")).isEqualTo(asked().get(2).get("key"));
    }

    @Test
    void whileTheNotifierIsAwayTheScreenSaysSoAndNothingTypedIsLost() {
        Visitor admin = Visitor.with(tokenOf("admin"));
        admin.open(SCREEN + "?incident=INC-7");
        var form = admin.form(SCREEN + "/hold");
        notifierIsAway();

        Document screen = admin.open(SCREEN + "?incident=INC-7&state=dead");

        assertThat(admin.status()).isEqualTo(503);
        assertThat(screen.select("[role=alert]").text()).contains("The notifier does not answer");
        assertThat(screen.select("[name=incident]").attr("value")).isEqualTo("INC-7");
        admin.send(form, Map.of("reason", "typed with care"));
        assertThat(admin.status()).isEqualTo(503);
        assertThat(admin.screen().select("[name=reason]").attr("value")).isEqualTo("typed with care");
        notifierIsBack();
        assertThat(admin.screen().select("main .message").text()).isEqualTo("typed with care");
        admin.submit(SCREEN + "/hold", Map.of());
        assertThat(admin.screen().select("[data-box=hold]").text()).contains("typed with care");
    }

    @Test
    void passIsNoWayIntoTheApiAndNoneIntoTheConsole() {
        String pass = passes.issue(new Grant("admin", "admin", Role.ADMIN, "token:admin"));

        assertThat(as(pass).get("/api/v1/incidents").statusCode()).isEqualTo(401);
        Visitor stranger = Visitor.stranger();
        stranger.open("/console/sign-in");
        stranger.send(stranger.form("/console/sign-in"), Map.of("token", pass));
        assertThat(stranger.status()).isEqualTo(401);
    }
}
