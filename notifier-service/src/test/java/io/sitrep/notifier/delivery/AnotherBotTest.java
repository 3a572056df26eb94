package io.sitrep.notifier.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.sitrep.fakes.telegram.FakeTelegram;
import io.sitrep.notifier.outside.Events;
import io.sitrep.notifier.outside.Notifier;
import io.sitrep.notifier.outside.RealService;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Chats with a bot of ours, after another one took its place. */
@RealService
class AnotherBotTest {
    private static final String CHAT = "8123456";

    private FakeTelegram telegram;
    private String subscriber;

    @Inject
    Notifier notifier;

    @ConfigProperty(name = "test.telegram.port")
    int port;

    @BeforeEach
    void open() {
        telegram = new FakeTelegram(port);
        telegram.start(CHAT);
        subscriber = notifier.subscribe(
                        new JsonObject().put("channel", "telegram").put("address", CHAT))
                .getString("id");
    }

    @AfterEach
    void close() {
        telegram.close();
        notifier.forgetEverybody();
    }

    @Test
    void chatThatTheNewBotDoesNotKnowStaysSwitchedOnUntilOneThatReachedItIsToldThatItIsGone() {
        told("delivered");
        telegram.stop(CHAT);
        notifier.sql("UPDATE endpoints SET reached_by = '110201542' WHERE subscriber_id = $1", id());
        told("dead");
        assertThat(state()).isEqualTo("active");

        telegram.start(CHAT);
        told("delivered");
        telegram.stop(CHAT);
        told("dead");
        assertThat(state()).isEqualTo("disabled");
    }

    private void told(String state) {
        Events incident = Events.anIncident();
        incident.says("investigating", "Nobody can pay.");
        notifier.awaitStates(incident, subscriber, state);
    }

    private String state() {
        return notifier.sql("SELECT state FROM endpoints WHERE subscriber_id = $1", id())
                .get(0)
                .getString("state");
    }

    private UUID id() {
        return UUID.fromString(subscriber);
    }
}
