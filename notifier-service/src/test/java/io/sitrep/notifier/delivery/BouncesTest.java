package io.sitrep.notifier.delivery;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.response.ValidatableResponse;
import io.sitrep.lines.Lines;
import io.sitrep.notifier.outside.DeliveryReports;
import io.sitrep.notifier.outside.Events;
import io.sitrep.notifier.outside.Logs;
import io.sitrep.notifier.outside.MailServer;
import io.sitrep.notifier.outside.MailgunWord;
import io.sitrep.notifier.outside.Notifier;
import io.sitrep.notifier.outside.RealService;
import io.sitrep.notifier.outside.SmtpTalk;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What comes back, by SMTP and from a provider, from the mail that left to the address that is switched off. */
@RealService
class BouncesTest {
    private final MailServer server = MailServer.running();
    private final String address = "reader-" + UUID.randomUUID() + "@example.org";
    private final Events incident = Events.anIncident();

    @Inject
    Notifier notifier;

    @ConfigProperty(name = "sitrep.mail.bounce-port")
    int port;

    @AfterEach
    void forget() {
        notifier.forgetEverybody();
    }

    @Test
    void aHardBounceSwitchesTheAddressOffAndSuppressesWhatWaits() {
        String subscriber = told();
        Events other = Events.anIncident();
        server.set(MailServer.Gate.SILENT);
        other.says("investigating", "Nobody hears this.");
        notifier.awaitStates(other, subscriber, "sending");

        try (Logs logs = Logs.listen();
                Lines lines = Lines.listen()) {
            assertThat(SmtpTalk.bring(port, returnPath(), DeliveryReports.hard()))
                    .startsWith("250");
            assertThat(logs.text()).contains("came back: bounced code=5.1.1").doesNotContain(address, returnPath());
            assertThat(lines.saying("came back: bounced code=5.1.1"))
                    .singleElement()
                    .satisfies(line -> assertThat(line.text())
                            .startsWith("deliveryId=" + line.fields().get("deliveryId") + " came"));
        }
        assertThat(endpoint(subscriber)).isEqualTo("disabled: it came back: the mailbox can't be reached");
        assertThat(attempts()).containsExactly("delivered 250", "bounced 5.1.1");
        notifier.awaitStates(incident, subscriber, "delivered");
        notifier.awaitStates(other, subscriber, "suppressed");
    }

    @Test
    void aSoftBounceIsOnlyNoted() {
        String subscriber = told();
        String delayed = DeliveryReports.report("delayed", "4.4.1", "smtp; 451 4.4.1 no answer");
        assertThat(SmtpTalk.bring(port, returnPath(), delayed)).startsWith("250");
        assertThat(SmtpTalk.bring(port, returnPath(), delayed)).startsWith("250");
        assertThat(endpoint(subscriber)).isEqualTo("active");
        assertThat(attempts()).containsExactly("delivered 250", "soft_bounce 4.4.1");
    }

    @Test
    void anOldReportDoesNotOverruleWhoSwitchedTheAddressOnAgain() {
        String subscriber = told();
        assertThat(SmtpTalk.bring(port, returnPath(), DeliveryReports.hard())).startsWith("250");
        notifier.sql(
                "UPDATE endpoints SET state = 'active', state_reason = NULL WHERE subscriber_id = $1",
                UUID.fromString(subscriber));
        assertThat(SmtpTalk.bring(port, returnPath(), DeliveryReports.hard())).startsWith("250");
        assertThat(endpoint(subscriber)).isEqualTo("active");
    }

    @Test
    void aProvidersReportCountsLikeAServers() {
        String subscriber = told();
        String now = Long.toString(Instant.now().getEpochSecond());
        report(mailgun("permanent", "bounce", 550, "5.1.1", now), 200);
        assertThat(endpoint(subscriber)).startsWith("disabled: ");
        assertThat(attempts()).containsExactly("delivered 250", "bounced 5.1.1");
        report(mailgun("permanent", "bounce", 550, "5.1.1", now), 200);
        assertThat(attempts()).hasSize(2);
    }

    @Test
    void aProvidersDistrustOfUsGivesNobodyUp() {
        String subscriber = told();
        String now = Long.toString(Instant.now().getEpochSecond());
        report(mailgun("permanent", "espblock", 550, "5.7.1", now), 200);
        assertThat(endpoint(subscriber)).isEqualTo("active");
        assertThat(attempts()).containsExactly("delivered 250", "soft_bounce 5.7.1");
    }

    @Test
    void aProvidersVagueWordGivesNobodyUp() {
        String subscriber = told();
        String now = Long.toString(Instant.now().getEpochSecond());
        report(mailgun("permanent", "bounce", 550, "5.5.0", now), 200);
        assertThat(endpoint(subscriber)).isEqualTo("active");
        assertThat(attempts()).containsExactly("delivered 250", "soft_bounce 5.5.0");
    }

    @Test
    void signatureThatWasUsedIsGoodForTheSameReportAndForNoOther() {
        String subscriber = told();
        String now = Long.toString(Instant.now().getEpochSecond());
        JsonObject soft = mailgun("temporary", "generic", 451, "4.4.1", now);
        report(soft, 200);
        report(soft, 200);
        JsonObject other = mailgun("permanent", "bounce", 550, "5.1.1", now);
        other.put("signature", soft.getJsonObject("signature"));

        report(other, 401);

        assertThat(endpoint(subscriber)).isEqualTo("active");
        assertThat(attempts()).containsExactly("delivered 250", "soft_bounce 4.4.1");
    }

    @Test
    void aReportThatIsNotTheProvidersIsRefused() {
        String subscriber = told();
        String now = Long.toString(Instant.now().getEpochSecond());
        JsonObject forged = mailgun("permanent", "bounce", 550, "5.1.1", now);
        forged.getJsonObject("signature").put("signature", "00".repeat(32));
        report(forged, 401);
        report(mailgun("permanent", "bounce", 550, "5.1.1", "1000000000"), 401);
        report(mailgun("permanent", "bounce", 550, "5.1.1", "soon"), 401);
        report(new JsonObject(), 401);
        given().body("not json").post("/api/v1/bounces/mailgun").then().statusCode(400);
        given().body("{}").post("/api/v1/bounces/nobody").then().statusCode(404);
        assertThat(endpoint(subscriber)).isEqualTo("active");
        assertThat(attempts()).containsExactly("delivered 250");
    }

    private String told() {
        String subscriber = notifier.subscribe(
                        new JsonObject().put("channel", "email").put("address", address))
                .getString("id");
        incident.says("investigating", "Hello.");
        notifier.awaitStates(incident, subscriber, "delivered");
        return subscriber;
    }

    private UUID delivery() {
        return notifier.sql("SELECT id FROM deliveries WHERE incident_id = $1", incident.incident)
                .get(0)
                .getUUID("id");
    }

    /** As the mail's envelope had it. */
    private String returnPath() {
        String id = delivery().toString().replace("-", "");
        await().until(() -> server.senders().stream().anyMatch(sender -> sender.contains(id)));
        return server.senders().stream()
                .filter(sender -> sender.contains(id))
                .findFirst()
                .orElseThrow();
    }

    private String endpoint(String subscriber) {
        return notifier.sql(
                        "SELECT state || coalesce(': ' || state_reason, '') AS state FROM endpoints WHERE subscriber_id = $1",
                        UUID.fromString(subscriber))
                .get(0)
                .getString("state");
    }

    private List<String> attempts() {
        return notifier
                .sql(
                        "SELECT outcome || ' ' || code AS line FROM attempts WHERE delivery_id = $1 ORDER BY fence",
                        delivery())
                .stream()
                .map(row -> row.getString("line"))
                .toList();
    }

    private static ValidatableResponse report(JsonObject body, int status) {
        return given().contentType("application/json")
                .body(body.encode())
                .post("/api/v1/bounces/mailgun")
                .then()
                .statusCode(status);
    }

    private JsonObject mailgun(String severity, String reason, int code, String enhanced, String timestamp) {
        return MailgunWord.failed(delivery() + "@example.com", severity, reason)
                .at(timestamp)
                .answered(code, enhanced, address + " is not here")
                .json();
    }
}
