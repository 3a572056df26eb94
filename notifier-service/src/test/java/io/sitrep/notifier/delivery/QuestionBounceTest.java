package io.sitrep.notifier.delivery;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sitrep.notifier.channel.Bounce;
import io.sitrep.notifier.channel.BounceLedger;
import io.sitrep.notifier.outside.DeliveryReports;
import io.sitrep.notifier.outside.Logs;
import io.sitrep.notifier.outside.MailServer;
import io.sitrep.notifier.outside.Mailbox;
import io.sitrep.notifier.outside.MailgunWord;
import io.sitrep.notifier.outside.Notifier;
import io.sitrep.notifier.outside.RealService;
import io.sitrep.notifier.outside.SmtpTalk;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The question whether somebody wants to be told comes back: nobody is there to answer it. */
@RealService
class QuestionBounceTest {
    private final MailServer server = MailServer.running();
    private final Mailbox nobody = Mailbox.ofSomebody();

    @Inject
    Notifier notifier;

    @Inject
    BounceLedger ledger;

    @ConfigProperty(name = "sitrep.mail.bounce-port")
    int port;

    @AfterEach
    void forget() {
        notifier.forgetEverybody();
    }

    @Test
    void addressWhoseQuestionComesBackIsNotAskedAgain() {
        ask();
        String returnPath = returnPath();
        ask();
        notifier.settles("SELECT count(*) FROM confirmations WHERE due_at > now() + interval '50 minutes'", 1);

        try (Logs logs = Logs.listen()) {
            assertThat(SmtpTalk.bring(port, returnPath, DeliveryReports.hard())).startsWith("250");
            assertThat(SmtpTalk.bring(port, returnPath, DeliveryReports.hard())).startsWith("250");
            assertThat(logs.text())
                    .contains("its question came back: 2 are not asked code=5.1.1")
                    .doesNotContain(nobody.address(), returnPath);
        }

        assertThat(states())
                .containsExactly(
                        "disabled: it came back: the mailbox can't be reached",
                        "disabled: it came back: the mailbox can't be reached");
        assertThat(notifier.count("SELECT count(*) FROM confirmations")).isZero();
        assertThat(nobody.mails()).hasSize(1);
    }

    /** Behind a relay that puts its own return path on mails nothing comes back by SMTP. */
    @Test
    void providersWordAboutAQuestionMarksThatQuestion() {
        ask();
        awaitQuestion();
        JsonObject gone = MailgunWord.failed(questionId(), "permanent", "bounce")
                .answered(550, "5.1.1", nobody.address() + " is not here")
                .json();

        report(gone);

        assertThat(states()).containsExactly("disabled: it came back: the mailbox can't be reached");
        assertThat(notifier.count("SELECT count(*) FROM confirmations")).isZero();
        assertThat(nobody.mails()).hasSize(1);
    }

    @Test
    void providersPassingWordAboutAQuestionLeavesItAQuestion() {
        ask();
        awaitQuestion();
        report(MailgunWord.failed(questionId(), "temporary", "generic")
                .answered(451, "4.4.1", "no answer")
                .json());
        assertThat(states()).containsExactly("pending");
    }

    @Test
    void questionThatIsOnlyLateIsStillAQuestion() {
        ask();
        String delayed = DeliveryReports.report("delayed", "4.4.1", "smtp; 451 4.4.1 no answer");
        assertThat(SmtpTalk.bring(port, returnPath(), delayed)).startsWith("250");
        assertThat(states()).containsExactly("pending");
    }

    @Test
    void whoAnsweredIsThereWhateverComesBackLater() {
        ask();
        given().post(nobody.link() + "/confirm").then().statusCode(200);

        assertThat(SmtpTalk.bring(port, returnPath(), DeliveryReports.hard())).startsWith("250");

        assertThat(states()).containsExactly("active");
    }

    @Test
    void whoAnswersAfterItCameBackIsAskedNoMoreAndTold() {
        ask();
        assertThat(SmtpTalk.bring(port, returnPath(), DeliveryReports.hard())).startsWith("250");

        given().post(nobody.link() + "/confirm").then().statusCode(200);

        assertThat(states()).containsExactly("active");
    }

    @Test
    void wordAboutAQuestionNobodyAskedChangesNothing() {
        ask();
        ledger.note(new Bounce(UUID.randomUUID(), true, "5.1.1", "it came back"))
                .await()
                .atMost(Duration.ofSeconds(30));
        assertThat(states()).containsExactly("pending");
    }

    private void awaitQuestion() {
        await().until(() -> !nobody.mails().isEmpty());
    }

    /** As its head has it, without the brackets. */
    private String questionId() {
        try {
            String id = nobody.mails().get(0).getMessageID();
            return id.substring(1, id.length() - 1);
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static void report(JsonObject body) {
        given().contentType("application/json")
                .body(body.encode())
                .post("/api/v1/bounces/mailgun")
                .then()
                .statusCode(200);
    }

    private void ask() {
        given().contentType("application/json")
                .header("X-Forwarded-For", "198.51.100." + (1 + System.nanoTime() % 250))
                .body(new JsonObject()
                        .put("channel", "email")
                        .put("address", nobody.address())
                        .encode())
                .post("/api/v1/subscriptions")
                .then()
                .statusCode(202);
    }

    /** As the envelope of the first question had it. */
    private String returnPath() {
        awaitQuestion();
        String id = notifier.sql("SELECT id FROM endpoints ORDER BY id LIMIT 1")
                .get(0)
                .getUUID("id")
                .toString()
                .replace("-", "");
        await().until(() -> server.senders().stream().anyMatch(sender -> sender.contains(id)));
        return server.senders().stream()
                .filter(sender -> sender.contains(id))
                .findFirst()
                .orElseThrow();
    }

    private List<String> states() {
        return notifier
                .sql("SELECT state || coalesce(': ' || state_reason, '') AS state FROM endpoints ORDER BY id")
                .stream()
                .map(row -> row.getString("state"))
                .toList();
    }
}
