package io.sitrep.notifier.failover;

import static io.sitrep.notifier.outside.FailoverReader.webhook;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.sitrep.notifier.outside.Events;
import io.sitrep.notifier.outside.FailoverReader;
import io.sitrep.notifier.outside.Notifier;
import io.sitrep.notifier.outside.RealService;
import io.sitrep.notifier.outside.WebhookReceiver;
import io.sitrep.notifier.subscription.Links;
import io.sitrep.notifier.subscription.Replied;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where further addresses fail or go away: what is left is tried, whoever asked for it. */
@RealService
class LastResortTest {
    private static final Consumer<HttpServerResponse> BUSY = response ->
            response.setStatusCode(503).putHeader("Retry-After", "60").end("busy");

    private final WebhookReceiver receiver = WebhookReceiver.running();
    private final String first = "/" + UUID.randomUUID();
    private final String second = "/" + UUID.randomUUID();
    private final String third = "/" + UUID.randomUUID();
    private final Events incident = Events.anIncident().ofSeverity("SEV3");

    @Inject
    Notifier notifier;

    @Inject
    Links links;

    @Inject
    Replied replied;

    @AfterEach
    void forget() {
        notifier.forgetEverybody();
    }

    @Test
    void addressThatWasOnlyBrokenGoesOnWhenAllOthersAreDead() {
        receiver.answerAlways(first, BUSY);
        receiver.answerAlways(second, 400);
        FailoverReader reader = FailoverReader.at(notifier, webhook(first), webhook(second));
        incident.says("investigating", "There and back.");
        reader.awaitTold(incident, "0 retrying", "1 dead");
        UUID delivery = notifier.sql("SELECT delivery_id FROM queue WHERE subscriber_id = $1", reader.id)
                .get(0)
                .getUUID(0);

        receiver.answerAlways(first, 200);
        notifier.sql("UPDATE queue SET due_at = now() WHERE subscriber_id = $1", reader.id);

        reader.awaitTold(incident, "0 delivered", "1 dead");
        assertThat(notifier.count("SELECT count(*) FROM ledger WHERE id = $1 AND state = 'delivered'", delivery))
                .isEqualTo(1);
    }

    @Test
    void whatIsAskedForAgainByHandStillGivesWay() {
        receiver.answerAlways(first, 400);
        receiver.answerAlways(second, 400);
        FailoverReader reader = FailoverReader.at(notifier, webhook(first), webhook(second), webhook(third));
        notifier.sql("UPDATE endpoints SET state = 'pending' WHERE subscriber_id = $1 AND position = 2", reader.id);
        incident.says("investigating", "Once more.");
        reader.awaitTold(incident, "0 failed_over", "1 dead");
        notifier.settles("SELECT count(*) FROM stranded", 0);
        notifier.sql("UPDATE endpoints SET state = 'active' WHERE subscriber_id = $1 AND position = 2", reader.id);
        receiver.answerAlways(second, BUSY);

        notifier.asAdmin()
                .post("/api/v1/deliveries/{id}/retry", at(reader, 1))
                .then()
                .statusCode(202);

        reader.awaitTold(incident, "0 failed_over", "1 failed_over", "2 delivered");
        assertThat(notifier.sql("SELECT instead_of FROM ledger WHERE id = $1", at(reader, 2))
                        .get(0)
                        .getUUID(0))
                .isEqualTo(at(reader, 0));
    }

    @Test
    void whatWaitsAtAnAddressThatIsRemovedIsToldAtTheNextOne() throws NoSuchAlgorithmException {
        receiver.answerAlways(first, 400);
        receiver.answerAlways(second, BUSY);
        FailoverReader reader = FailoverReader.at(notifier, webhook(first), webhook(second), webhook(third));
        String token = UUID.randomUUID().toString();
        notifier.sql(
                "UPDATE endpoints SET token_hash = $2 WHERE subscriber_id = $1 AND position = 1",
                reader.id,
                hash(token));
        incident.says("investigating", "Elsewhere, then.");
        reader.awaitTold(incident, "0 failed_over", "1 retrying");
        notifier.sql("UPDATE queue SET failover_at = now() + interval '1 hour' WHERE subscriber_id = $1", reader.id);

        links.unsubscribe(token).await().atMost(Duration.ofSeconds(30));

        reader.awaitTold(incident, "0 failed_over", "2 delivered");
        assertThat(receiver.at(second)).hasSize(1);
    }

    @Test
    void whatWaitsWhereAReaderWroteStopIsToldAtTheNextAddress() {
        receiver.answerAlways(first, 400);
        receiver.answerAlways(second, BUSY);
        FailoverReader reader = FailoverReader.at(notifier, webhook(first), webhook(second), webhook(third));
        incident.says("investigating", "Not there, then.");
        reader.awaitTold(incident, "0 failed_over", "1 retrying");
        notifier.sql("UPDATE queue SET failover_at = now() + interval '1 hour' WHERE subscriber_id = $1", reader.id);

        stop(second);

        reader.awaitTold(incident, "0 failed_over", "1 failed_over", "2 delivered");
    }

    @Test
    void whereAReaderWroteStopAtTheLastAddressTheOneThatWasOnlyBrokenGoesOn() {
        receiver.answerAlways(first, BUSY);
        receiver.answerAlways(second, BUSY);
        FailoverReader reader = FailoverReader.at(notifier, webhook(first), webhook(second));
        incident.says("investigating", "Back, then.");
        reader.awaitTold(incident, "0 failed_over", "1 retrying");

        stop(second);

        reader.awaitTold(incident, "0 retrying", "1 suppressed");
    }

    @Test
    void whoRemovesTheLastAddressThatCouldHaveBeenToldIsUnreachable() throws NoSuchAlgorithmException {
        FailoverReader reader = deadAtTheFirst();
        String token = tokenOf(reader, 1);
        reader.awaitTold(incident, "0 failed_over", "1 retrying");

        links.unsubscribe(token).await().atMost(Duration.ofSeconds(30));

        awaitUnreachable();
    }

    @Test
    void alsoWhereAnAttemptWasUnderWay() throws NoSuchAlgorithmException {
        FailoverReader reader = deadAtTheFirst();
        String token = tokenOf(reader, 1);
        reader.awaitTold(incident, "0 failed_over", "1 retrying");
        notifier.sql(
                "UPDATE queue SET state = 'sending', lease_until = now() + interval '3 seconds' WHERE subscriber_id = $1",
                reader.id);

        links.unsubscribe(token).await().atMost(Duration.ofSeconds(30));

        awaitUnreachable();
    }

    private FailoverReader deadAtTheFirst() {
        receiver.answerAlways(first, 400);
        receiver.answerAlways(second, BUSY);
        FailoverReader reader = FailoverReader.at(notifier, webhook(first), webhook(second));
        incident.says("investigating", "Is there nobody?");
        return reader;
    }

    private void awaitUnreachable() {
        notifier.settles(
                "SELECT count(*) FROM ledger WHERE incident_id = $1 AND state = 'suppressed'", 1, incident.incident);
        notifier.settles("SELECT count(*) FROM stranded", 0);
        notifier.asAdmin()
                .get("/api/v1/incidents/{ref}/deliveries", incident.ref)
                .then()
                .body("unreachable", equalTo(1));
    }

    private void stop(String path) {
        replied.stop(List.of("webhook"), receiver.url(path)).await().atMost(Duration.ofSeconds(30));
    }

    private String tokenOf(FailoverReader reader, int position) throws NoSuchAlgorithmException {
        String token = UUID.randomUUID().toString();
        notifier.sql(
                "UPDATE endpoints SET token_hash = $2 WHERE subscriber_id = $1 AND position = $3",
                reader.id,
                hash(token),
                (short) position);
        return token;
    }

    private UUID at(FailoverReader reader, int position) {
        return notifier.sql("""
                        SELECT d.id FROM deliveries d JOIN endpoints e ON e.id = d.endpoint_id
                        WHERE d.incident_id = $1 AND d.subscriber_id = $2 AND e.position = $3""", incident.incident, reader.id, position).get(0).getUUID(0);
    }

    private static String hash(String token) throws NoSuchAlgorithmException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest);
    }
}
