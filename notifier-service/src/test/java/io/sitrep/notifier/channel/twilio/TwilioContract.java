package io.sitrep.notifier.channel.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sitrep.fakes.Answered;
import io.sitrep.fakes.Mood;
import io.sitrep.fakes.phone.FakeTwilio;
import io.sitrep.kit.problem.ProblemException;
import io.sitrep.notifier.channel.ChannelContract;
import io.sitrep.notifier.channel.Confirmation;
import io.sitrep.notifier.channel.Outcome;
import io.sitrep.notifier.channel.Registration;
import io.sitrep.notifier.channel.Target;
import io.sitrep.notifier.outside.Messages;
import io.sitrep.notifier.render.Reader;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What all keep to that travels over Twilio. */
public abstract class TwilioContract extends ChannelContract {
    private static final String NUMBER = "+391234567890";

    @ConfigProperty(name = "test.twilio.port")
    int port;

    private FakeTwilio twilio;

    @BeforeEach
    void open() {
        twilio = new FakeTwilio(port);
    }

    @AfterEach
    void close() {
        twilio.close();
    }

    @Override
    protected final Target target() {
        return new Target(NUMBER, Optional.empty());
    }

    @Override
    protected final void otherSide(Behaviour behaviour) {
        twilio.mood(
                switch (behaviour) {
                    case ACCEPTS -> Mood.WELL;
                    case REFUSES -> Mood.answering(error(400, 21_617));
                    case DOES_NOT_KNOW_US -> Mood.answering(error(401, 20_003));
                    case IS_BUSY -> Mood.answering(error(429, 20_429).with("Retry-After", "3"));
                    case IS_AWAY -> Mood.answering(error(503, 20_503));
                    case IS_SILENT -> Mood.SILENT;
                    case NEVER_ENDS -> Mood.ENDLESS;
                });
    }

    private static Answered error(int status, int code) {
        return Answered.json(
                status, new JsonObject().put("code", code).put("message", NUMBER + " " + FakeTwilio.TOKEN));
    }

    @Override
    protected final List<String> arrived() {
        return twilio.to(NUMBER).stream().map(FakeTwilio.Made::text).toList();
    }

    @Override
    protected final List<String> secrets() {
        return List.of(FakeTwilio.TOKEN, NUMBER, Messages.TOKEN);
    }

    @Test
    void lostAnswerIsUncertain() {
        twilio.mood(Mood.LOSES_ANSWERS);
        assertThat(deliver(Messages.anUpdate("Heard?"))).isInstanceOf(Outcome.Uncertain.class);
        assertThat(arrived()).hasSize(1);
    }

    @Test
    void whoeverWroteStopOrHasNoTelephoneIsSwitchedOff() {
        otherSide(Behaviour.ACCEPTS);
        twilio.stop(NUMBER);
        assertThat(deliver(Messages.anUpdate("Hello.")))
                .isEqualTo(new Outcome.Gone("nobody can be reached at this number", "21610"));
    }

    @Test
    void questionIsATextMessageOfTwoSegmentsAtMost() {
        otherSide(Behaviour.ACCEPTS);
        URI link = URI.create("https://notify.example.com/" + "x".repeat(200));
        channel()
                .confirm(new Confirmation(UUID.randomUUID(), Reader.of("de", "UTC"), link, false), target())
                .await()
                .atMost(Duration.ofSeconds(30));
        assertThat(arrived())
                .singleElement()
                .asString()
                .startsWith("Best")
                .endsWith(": " + link)
                .satisfies(text -> assertThat(SmsSegments.count(text)).isLessThanOrEqualTo(2));
        assertThat(twilio.asked().get(0).form())
                .containsEntry("ValidityPeriod", "14400")
                .containsKey("Body");
    }

    @Test
    void fullQueueIsTriedAgain() {
        twilio.mood(Mood.answering(error(400, 21_611)));
        assertThat(deliver(Messages.anUpdate("Later."))).isInstanceOf(Outcome.Retry.class);
    }

    @Test
    void numberIsReadWithItsCountryInAnySpelling() {
        for (String typed : List.of("+39 123 456 7890", "0039-123-4567890", " +39(123)4567890 ")) {
            assertThat(channel()
                            .register(new Registration(typed, Optional.empty()))
                            .await()
                            .atMost(Duration.ofSeconds(30))
                            .address())
                    .isEqualTo(NUMBER);
        }
        for (String typed : List.of("1234567890", "+0123456789", "+39 12", "call me", "+391234567890123456")) {
            assertThatThrownBy(() -> channel()
                            .register(new Registration(typed, Optional.empty()))
                            .await()
                            .atMost(Duration.ofSeconds(30)))
                    .as(typed)
                    .isInstanceOf(ProblemException.class)
                    .hasMessageNotContaining(typed);
        }
    }
}
