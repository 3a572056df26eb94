package io.sitrep.notifier.channel.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.sitrep.fakes.phone.FakeTwilio;
import io.sitrep.notifier.channel.Outcome;
import io.sitrep.notifier.channel.Target;
import io.sitrep.notifier.channel.sms.SmsChannel;
import io.sitrep.notifier.outside.Logs;
import io.sitrep.notifier.outside.Messages;
import io.sitrep.notifier.outside.Notifier;
import io.sitrep.notifier.outside.RealService;
import io.sitrep.notifier.render.Message;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where what leaves is sent by a messaging service. */
@RealService
@TestProfile(MessagingServiceTest.ByService.class)
class MessagingServiceTest {
    private static final String NUMBER = "+393391234567";
    private static final Duration SOON = Duration.ofSeconds(30);

    /** In place of a number. */
    public static class ByService implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("sitrep.twilio.from", FakeTwilio.SERVICE);
        }
    }

    @Inject
    Notifier notifier;

    @Inject
    SmsChannel sms;

    @Inject
    VoiceChannel voice;

    @ConfigProperty(name = "test.twilio.port")
    int port;

    @AfterEach
    void forget() {
        notifier.forgetEverybody();
    }

    @Test
    void textMessagesLeaveByItAndAreFoundThere() {
        try (FakeTwilio twilio = new FakeTwilio(port)) {
            Message message = Messages.anUpdate("Heard?");
            Target target = new Target(NUMBER, Optional.empty());

            assertThat(sms.deliver(message, target).await().atMost(SOON)).isInstanceOf(Outcome.Delivered.class);
            assertThat(sms.look(message, target, Instant.now().minusSeconds(30))
                            .await()
                            .atMost(SOON))
                    .hasFieldOrPropertyWithValue(
                            "remoteId", twilio.to(NUMBER).get(0).sid());
        }
    }

    @Test
    void nobodyIsOfferedCallsAndTheLogSaysWhy() {
        assertThat(sms.isOn()).isTrue();
        assertThat(voice.isOn()).isFalse();
        try (FakeTwilio twilio = new FakeTwilio(port);
                Logs logs = Logs.listen()) {
            voice.start(null);
            assertThat(logs.text()).contains("channel=voice is off").contains("SITREP_TWILIO_FROM");
            assertThat(voice.deliver(Messages.anUpdate("x"), new Target(NUMBER, Optional.empty()))
                            .await()
                            .atMost(SOON))
                    .isEqualTo(new Outcome.Rejected("a messaging service makes no calls", null));
            assertThat(twilio.to(NUMBER)).isEmpty();
        }
        notifier.asAdmin()
                .body(new JsonObject()
                        .put("channel", "voice")
                        .put("address", NUMBER)
                        .encode())
                .post("/api/v1/subscribers")
                .then()
                .statusCode(422)
                .body(containsString("calls are not set up here"));
    }
}
