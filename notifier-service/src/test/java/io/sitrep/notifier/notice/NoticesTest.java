package io.sitrep.notifier.notice;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.sitrep.notifier.delivery.Bounces;
import io.sitrep.notifier.outside.IncidentServiceFake;
import io.sitrep.notifier.outside.Logs;
import io.sitrep.notifier.outside.MailParts;
import io.sitrep.notifier.outside.MailServer;
import io.sitrep.notifier.outside.Notifier;
import io.sitrep.notifier.outside.RealService;
import io.sitrep.notifier.outside.Surroundings;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** People of the house are told by mail, each once, and nobody becomes a subscriber by that. */
@RealService
class NoticesTest {
    private final MailServer server = MailServer.running();
    private final String key = "declared:" + UUID.randomUUID();
    // In domains of their own: each has its own pace.
    private final String ada = "ada@d" + UUID.randomUUID() + ".example.org";
    private final String grace = "grace@d" + UUID.randomUUID() + ".example.org";

    @Inject
    Notifier notifier;

    @Inject
    Bounces bounces;

    @AfterEach
    void forget() {
        notifier.asAdmin().post("/api/v1/deliveries/release");
        notifier.sql("DELETE FROM notices");
        notifier.forgetEverybody();
    }

    @Test
    void eachAddressIsWrittenToOnceHoweverOftenItIsAsked() throws Exception {
        long subscribers = notifier.count("SELECT count(*) FROM subscribers");
        for (int i = 0; i < 3; i++) {
            send(notice(ada, grace, ada.replace("ada", "ADA")))
                    .statusCode(202)
                    .header("Location", endsWith("/api/v1/notices/" + key));
        }

        awaitStates("delivered", "delivered");
        MimeMessage mail = only(ada);
        assertThat(mail.getSubject()).isEqualTo("INC-42 was declared");
        assertThat(MailParts.of(mail, "text/plain")).containsSubsequence("Checkout <is> down.", "Slack is away.");
        assertThat(MailParts.of(mail, "text/html")).contains("Checkout &lt;is&gt; down.");
        assertThat(mail.getHeader("List-Unsubscribe")).isNull();
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        only(grace);
        assertThat(server.mailTo(ada.replace("ada", "ADA"))).isEmpty();
        assertThat(notifier.count("SELECT count(*) FROM subscribers")).isEqualTo(subscribers);
    }

    @Test
    void otherWordsUnderTheSameKeyAreRefused() {
        send(notice(ada)).statusCode(202);

        send(notice(ada).put("text", "Something else")).statusCode(422).body("errors.field", contains("key"));
        send(notice(ada, grace)).statusCode(422).body("errors.field", contains("key"));
        awaitStates("delivered");
        assertThat(server.mailTo(grace)).isEmpty();
    }

    @Test
    void aMailThatIsNotTakenNowIsTriedAgain() throws Exception {
        server.answerOnce(451);
        send(notice(ada)).statusCode(202);

        awaitStates("delivered");
        look().body("mails[0].tries", greaterThan(1)).body("mails[0].code", equalTo("250"));
        assertThat(only(ada).getMessageID()).startsWith("<notice.").endsWith("@example.com>");
    }

    @Test
    void aMailThatIsNeverTakenIsDeadInTheEnd() {
        server.answer(451);
        send(notice(ada)).statusCode(202);

        awaitStates("dead");
        look().body("mails[0].tries", equalTo(4)).body("mails[0].reason", containsString("server"));
    }

    @Test
    void whereNobodyIsNobodyIsWrittenToAgain() {
        server.refuse(domain(ada), "550 5.1.1 no such user");
        send(notice(ada)).statusCode(202);
        awaitStates("bounced");
        server.takeAll();

        String later = "again:" + UUID.randomUUID();
        send(notice(ada).put("key", later)).statusCode(202);

        await().untilAsserted(() ->
                look(later).body("mails.state", contains("suppressed")).body("mails[0].tries", equalTo(0)));
        assertThat(server.mailTo(ada)).isEmpty();
    }

    @Test
    void anAddressThatASubscriberLostIsNotWrittenTo() {
        String id = notifier.subscribe(new JsonObject().put("channel", "email").put("address", ada))
                .getString("id");
        notifier.sql("UPDATE endpoints SET state = 'disabled' WHERE subscriber_id = $1", UUID.fromString(id));

        send(notice(ada.replace("ada", "Ada"), grace)).statusCode(202);

        awaitStates("suppressed", "delivered");
        assertThat(server.mailTo(ada.replace("ada", "Ada"))).isEmpty();
    }

    @Test
    void aMailThatComesBackIsKnownToHave() {
        send(notice(ada)).statusCode(202);
        awaitStates("delivered");

        bounces.hard(mailId(), "550", "no such user").await().atMost(Duration.ofSeconds(30));

        awaitStates("bounced");
    }

    @Test
    void nothingLeavesWhileEverythingIsHeld() {
        notifier.asAdmin().post("/api/v1/deliveries/hold").then().statusCode(200);
        send(notice(ada)).statusCode(202).body("mails[0].state", equalTo("pending"));
        await().during(Duration.ofMillis(500)).until(() -> server.mailTo(ada).isEmpty());

        notifier.asAdmin().post("/api/v1/deliveries/release").then().statusCode(200);

        awaitStates("delivered");
    }

    @Test
    void whatAVanishedProcessWasAtIsSentAgainAsTheSameMail() throws Exception {
        send(notice(ada)).statusCode(202);
        awaitStates("delivered");

        notifier.sql(
                "UPDATE notice_mails SET state = 'retrying', due_at = now(), settled_at = NULL WHERE id = $1",
                mailId());

        awaitStates("delivered");
        await().until(() -> server.mailTo(ada).size() == 2);
        List<MimeMessage> both = server.mailTo(ada);
        assertThat(both.get(0).getMessageID()).isEqualTo(both.get(1).getMessageID());
    }

    @Test
    void aSubjectCanNotWriteHeaders() throws Exception {
        send(notice(ada).put("subject", "Down\r\nBcc: victim@example.org \u202Egnp"))
                .statusCode(202);

        awaitStates("delivered");
        assertThat(only(ada).getSubject())
                .startsWith("Down Bcc: victim@example.org")
                .doesNotContain("\u202E");
        assertThat(only(ada).getHeader("Bcc")).isNull();
    }

    @Test
    void noAddressAndNoWordIsLogged() {
        try (Logs logs = Logs.listen()) {
            server.answer(451);
            send(notice(ada)).statusCode(202);
            awaitStates("dead");
            assertThat(logs.text()).doesNotContain(ada, domain(ada), "Checkout", "INC-42 was declared");
        }
    }

    @Test
    void whatIsWrongIsNamedAndOnlyAServiceMaySend() {
        send(new JsonObject()).statusCode(422).body("errors.field", containsInAnyOrder("to", "subject", "text", "key"));
        send(notice(ada, "nobody", "a@b\r\nc")).statusCode(422).body("errors.field", contains("to.1", "to.2"));
        send(notice(Collections.nCopies(101, ada).toArray(String[]::new)))
                .statusCode(422)
                .body("errors.field", contains("to"));
        send(notice(ada).put("key", "a/b")).statusCode(422).body("errors.field", contains("key"));
        send(notice(ada).put("html", "<b>")).statusCode(400).body("detail", containsString("html"));
        as(IncidentServiceFake.running().tokenOf("admin"), notice(ada))
                .statusCode(403)
                .body("detail", containsString("service"));
        given().header("Authorization", "Bearer " + Surroundings.SERVICE_TOKEN)
                .get("/api/v1/notices/" + key)
                .then()
                .statusCode(404);
        assertThat(notifier.count("SELECT count(*) FROM notices")).isZero();
    }

    private JsonObject notice(String... to) {
        return new JsonObject()
                .put("to", new JsonArray(List.of(to)))
                .put("subject", "INC-42 was declared")
                .put("text", "Checkout <is> down.\n\nSlack is away.")
                .put("key", key);
    }

    private MimeMessage only(String address) {
        assertThat(server.mailTo(address)).hasSize(1);
        return server.mailTo(address).get(0);
    }

    private UUID mailId() {
        return notifier.sql("SELECT id FROM notice_mails WHERE address = $1", ada)
                .get(0)
                .getUUID("id");
    }

    /** In the order of the addresses. */
    private void awaitStates(String... states) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> look().body("mails", hasSize(states.length)).body("mails.state", contains(states)));
    }

    private ValidatableResponse look() {
        return look(key);
    }

    private static ValidatableResponse look(String key) {
        return notifierOf(Surroundings.SERVICE_TOKEN)
                .get("/api/v1/notices/" + key)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse send(JsonObject notice) {
        return as(Surroundings.SERVICE_TOKEN, notice);
    }

    private static ValidatableResponse as(String token, JsonObject notice) {
        return notifierOf(token)
                .contentType("application/json")
                .body(notice.encode())
                .post("/api/v1/notices")
                .then();
    }

    private static RequestSpecification notifierOf(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    private static String domain(String address) {
        return address.substring(address.indexOf('@') + 1);
    }
}
