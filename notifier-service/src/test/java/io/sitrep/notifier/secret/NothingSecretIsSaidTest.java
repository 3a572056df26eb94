package io.sitrep.notifier.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.sitrep.notifier.outside.Events;
import io.sitrep.notifier.outside.Logs;
import io.sitrep.notifier.outside.MailServer;
import io.sitrep.notifier.outside.Notifier;
import io.sitrep.notifier.outside.RealService;
import io.sitrep.notifier.outside.Surroundings;
import io.sitrep.notifier.outside.WebhookReceiver;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A whole run, from the subscription to the last message, with everything that goes wrong on the way: what was logged of it. */
@RealService
class NothingSecretIsSaidTest {
    private final WebhookReceiver receiver = WebhookReceiver.running();
    private final String path = "/whisper-" + UUID.randomUUID();
    private final String mail = "whisper-" + UUID.randomUUID() + "@example.com";

    @Inject
    Notifier notifier;

    @Inject
    Resealing resealing;

    @AfterEach
    void forget() {
        notifier.forgetEverybody();
    }

    @Test
    void neitherInLogsNorInAnswers() {
        List<String> answers = new ArrayList<>();
        List<String> secrets = new ArrayList<>();
        try (Logs logs = Logs.listen()) {
            JsonPath webhook = notifier.subscribeWebhook(path);
            notifier.subscribe(new JsonObject().put("channel", "email").put("address", mail));
            String id = webhook.getString("id");
            secrets.add(webhook.getString("secret"));
            secrets.add(change(id));
            run(id);
            secrets.add(token());
            resealing.look().await().atMost(Duration.ofSeconds(30));
            for (String question : List.of(
                    "/api/v1/subscribers?limit=200",
                    "/api/v1/subscribers/" + id,
                    "/api/v1/deliveries?limit=200&subscriber=" + id)) {
                answers.add(notifier.asAdmin().get(question).asString());
            }
            notifier.asAdmin().delete("/api/v1/subscribers/" + id).then().statusCode(204);

            assertThat(secrets).hasSize(3).doesNotContainNull();
            assertThat(answers).allSatisfy(answer -> assertThat(answer).doesNotContain(secrets));
            assertThat(logs.text())
                    .contains("delivery")
                    .doesNotContain(secrets)
                    .doesNotContain(path, mail, Surroundings.KEY, Surroundings.OLD_KEY, Surroundings.SERVICE_TOKEN);
        }
    }

    /** Refused, away, taken; then corrected. */
    private void run(String subscriber) {
        receiver.answerOnce(path, 503);
        receiver.answerOnce(path, 401);
        Events incident = Events.anIncident();
        incident.says("investigating", "Psst.");
        notifier.awaitStates(incident, subscriber, "delivered");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !MailServer.running().mailTo(mail).isEmpty());
        receiver.answerOnce(path, 400);
        Events refused = Events.anIncident();
        refused.says("investigating", "Psst again.");
        notifier.awaitStates(refused, subscriber, "dead");
    }

    private String change(String id) {
        return notifier.asAdmin()
                .post("/api/v1/subscribers/" + id + "/secret")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getString("secret");
    }

    private String token() {
        String manage = receiver.at(path).get(0).json().getJsonObject("meta").getString("unsubscribe");
        return manage.substring(manage.lastIndexOf('/') + 1);
    }
}
