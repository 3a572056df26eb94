package io.sitrep.notifier.channel.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sitrep.kit.problem.ProblemException;
import io.sitrep.notifier.channel.Registration;
import io.sitrep.notifier.outside.RealService;
import io.sitrep.notifier.outside.Signatures;
import io.sitrep.notifier.outside.WebhookReceiver;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** Whoever is to be told by webhook shows first that it is their own. */
@RealService
class ChallengeTest {
    private final WebhookReceiver receiver = WebhookReceiver.running();
    private final String path = "/challenged-" + UUID.randomUUID();

    @Inject
    WebhookChannel channel;

    @Test
    void valueInTheBodyIsEnough() throws Exception {
        answer((word, response) -> response.end(word));

        Registration registered = register(receiver.url(path));

        WebhookReceiver.Received asked = receiver.at(path).get(0);
        assertThat(asked.json().fieldNames()).containsExactly("type", "challenge");
        assertThat(asked.json().getString("type")).isEqualTo("sitrep.subscription.challenge");
        Signatures.verify(registered.secret().orElseThrow(), asked);
    }

    @Test
    void valueMayStandInJson() {
        answer((word, response) -> response.setStatusCode(201)
                .end(new JsonObject().put("challenge", word).encodePrettily()));

        assertThat(register(receiver.url(path)).address()).isEqualTo(receiver.url(path));
    }

    @Test
    void everyChallengeIsAnotherWord() {
        answer((word, response) -> response.end(word));
        register(receiver.url(path));
        register(receiver.url(path));

        assertThat(receiver.at(path))
                .extracting(asked -> asked.json().getString("challenge"))
                .hasSize(2)
                .doesNotHaveDuplicates();
    }

    @Test
    void whatIsNotMetIsRefusedByName() {
        answer((word, response) -> response.end("ok"));
        refused("with its value in the body");
        answer((word, response) -> response.setStatusCode(500).end(word));
        refused("with 2xx, not 500");
        answer((word, response) -> response.setStatusCode(302)
                .putHeader("Location", receiver.url(path + "-elsewhere"))
                .end(word));
        refused("with 2xx, not 302");
        answer((word, response) -> response.end("x".repeat(64 * 1024) + word));
        refused("in time");
        answer((word, response) -> receiver.pour(response));
        refused("in time");

        assertThat(receiver.at(path + "-elsewhere")).isEmpty();
    }

    @Test
    void silenceEndsWithTheTimeout() {
        answer((word, response) -> {});
        refused("in time");
    }

    @Test
    void nobodyIsAskedInside() {
        assertThatThrownBy(() -> register("http://10.0.0.1/"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("address")
                .hasMessageContaining("must lead to a public address");
    }

    @Test
    void whatAnAdministratorVouchesForIsNotAsked() {
        Registration wanted = new Registration(receiver.url(path), Optional.empty());

        assertThat(channel.register(wanted)
                        .await()
                        .atMost(Duration.ofSeconds(30))
                        .secret())
                .isPresent();
        assertThat(receiver.at(path)).isEmpty();
    }

    private void refused(String why) {
        assertThatThrownBy(() -> register(receiver.url(path)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("address: must answer the challenge that is posted there")
                .hasMessageContaining(why);
    }

    private Registration register(String address) {
        return channel.register(new Registration(address, Optional.empty(), true))
                .await()
                .atMost(Duration.ofSeconds(30));
    }

    private void answer(BiConsumer<String, HttpServerResponse> answer) {
        receiver.answerAlways(path, response -> {
            var asked = receiver.at(path);
            answer.accept(asked.get(asked.size() - 1).json().getString("challenge"), response);
        });
    }
}
