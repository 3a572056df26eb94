package io.sitrep.notifier.failover;

import static io.sitrep.notifier.outside.FailoverReader.by;
import static io.sitrep.notifier.outside.FailoverReader.webhook;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sitrep.fakes.Answered;
import io.sitrep.fakes.Mood;
import io.sitrep.fakes.phone.FakeTwilio;
import io.sitrep.fakes.telegram.FakeTelegram;
import io.sitrep.notifier.outside.Events;
import io.sitrep.notifier.outside.FailoverReader;
import io.sitrep.notifier.outside.Notifier;
import io.sitrep.notifier.outside.RealService;
import io.sitrep.notifier.outside.WebhookReceiver;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What depends on a provider that is out is told elsewhere: the urgent at once, in whatever process its breaker opened. */
@RealService
class ProvidersOutTest {
    private static final String OUT =
            "SELECT count(*) FROM providers_out WHERE channel = 'telegram' AND provider = 'telegram' AND until > now()";

    private final WebhookReceiver receiver = WebhookReceiver.running();
    private final String path = "/" + UUID.randomUUID();
    private final Events urgent = Events.anIncident().ofSeverity("SEV1");
    private final Events lesser = Events.anIncident().ofSeverity("SEV3");

    @Inject
    Notifier notifier;

    @ConfigProperty(name = "test.telegram.port")
    int telegramPort;

    @ConfigProperty(name = "test.twilio.port")
    int twilioPort;

    @AfterEach
    void forget() {
        notifier.sql("DELETE FROM providers_out");
        notifier.sql("DELETE FROM channels_off");
        notifier.forgetEverybody();
    }

    @Test
    void urgentIsToldElsewhereAtOnceAndTheLesserWaits() {
        try (FakeTelegram telegram = new FakeTelegram(telegramPort)) {
            telegram.start("1001");
            FailoverReader reader = FailoverReader.at(notifier, by("telegram", "1001"), webhook(path));
            telegramIsOut();

            urgent.says("investigating", "At once.");
            reader.awaitTold(urgent, "0 failed_over", "1 delivered");
            lesser.says("investigating", "In time.");

            // Nobody tells this process' own gate: here the network is there.
            reader.awaitTold(lesser, "0 delivered");
            assertThat(telegram.in("1001")).hasSize(1);
            assertThat(receiver.at(path)).hasSize(1);
            // Whoever said that it is out may be gone by now; an answer here is enough, once it was heard that it is
            // out.
            await().atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> {
                        lesser.says("investigating", "Still here.");
                        return notifier.count(OUT) == 0;
                    });
        }
    }

    @Test
    void breakerThatOpensIsKnownToAllAndForgottenWhenTheProviderIsBack() {
        try (FakeTelegram telegram = new FakeTelegram(telegramPort)) {
            telegram.mood(Mood.answering(new Answered(500, Map.of(), Buffer.buffer())));
            List<FailoverReader> readers = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                telegram.start("200" + i);
                readers.add(FailoverReader.at(notifier, by("telegram", "200" + i), webhook(path + i)));
            }

            urgent.says("investigating", "Dark.");
            notifier.settles(OUT, 1);
            // Nobody knows whether the first ones arrived.
            readers.forEach(reader -> reader.awaitTold(urgent, "0 uncertain", "1 delivered"));
            Events next = Events.anIncident().ofSeverity("SEV1");
            next.says("investigating", "Still dark.");
            readers.forEach(reader -> reader.awaitTold(next, "0 failed_over", "1 delivered"));
            for (int i = 0; i < readers.size(); i++) {
                assertThat(receiver.at(path + i)).hasSize(2);
            }

            telegram.mood(Mood.WELL);
            notifier.sql("UPDATE endpoints SET state = 'disabled' WHERE position > 0");
            lesser.says("investigating", "Light.");
            readers.forEach(reader -> reader.awaitTold(lesser, "0 delivered"));
            notifier.settles(OUT, 0);
        }
    }

    @Test
    void wordsWhoseTimeIsOverAreForgotten() {
        notifier.sql("INSERT INTO providers_out (channel, provider, why, until)"
                + " VALUES ('webhook', 'gone.example', 'breaker', now() - interval '1 minute')");
        notifier.settles("SELECT count(*) FROM providers_out WHERE provider = 'gone.example'", 0);
    }

    @Test
    void channelThatIsDisabledGivesWayAndWhoHasNoOtherWaits() {
        try (FakeTelegram telegram = new FakeTelegram(telegramPort)) {
            telegram.start("3001");
            telegram.start("3002");
            FailoverReader reader = FailoverReader.at(notifier, by("telegram", "3001"), webhook(path));
            FailoverReader alone = FailoverReader.at(notifier, by("telegram", "3002"));
            notifier.asAdmin().post("/api/v1/channels/telegram/disable").then().statusCode(200);

            lesser.says("investigating", "By another way.");
            reader.awaitTold(lesser, "0 failed_over", "1 delivered");
            assertThat(alone.told(lesser)).containsExactly("0 pending");

            notifier.asAdmin().post("/api/v1/channels/telegram/enable").then().statusCode(200);
            alone.awaitTold(lesser, "0 delivered");
            assertThat(telegram.in("3001")).isEmpty();
        }
    }

    @Test
    void uncertainStaysUncertainAndIsToldElsewhere() {
        try (FakeTwilio twilio = new FakeTwilio(twilioPort)) {
            twilio.mood(Mood.LOSES_ANSWERS);
            FailoverReader reader = FailoverReader.at(notifier, by("sms", "+393331234567"), webhook(path));
            lesser.says("investigating", "Perhaps twice.");

            reader.awaitTold(lesser, "0 uncertain", "1 delivered");
            assertThat(twilio.to("+393331234567")).hasSize(1);
            assertThat(receiver.at(path)).hasSize(1);
        }
    }

    @Test
    void urgentWaitsForNobodyWhereItsOwnAddressIsKnownToFail() {
        String failing = "/" + UUID.randomUUID();
        FailoverReader reader = FailoverReader.at(notifier, webhook(failing), webhook(path));
        notifier.sql("""
                INSERT INTO providers_out (channel, provider, why, until)
                SELECT channel, id::text, 'breaker', now() + interval '1 minute' FROM endpoints
                WHERE subscriber_id = $1 AND position = 0""", reader.id);
        urgent.says("investigating", "Now.");

        reader.awaitTold(urgent, "0 failed_over", "1 delivered");
        assertThat(receiver.at(failing)).isEmpty();
    }

    /** As another process says it. */
    private void telegramIsOut() {
        notifier.sql("INSERT INTO providers_out (channel, provider, why, until)"
                + " VALUES ('telegram', 'telegram', 'breaker', now() + interval '1 minute')");
    }
}
