package io.sitrep.notifier.failover;

import static io.sitrep.notifier.outside.FailoverReader.by;
import static io.sitrep.notifier.outside.FailoverReader.webhook;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.sitrep.fakes.Mood;
import io.sitrep.fakes.phone.FakeTwilio;
import io.sitrep.notifier.outside.Events;
import io.sitrep.notifier.outside.FailoverReader;
import io.sitrep.notifier.outside.Notifier;
import io.sitrep.notifier.outside.RealService;
import io.sitrep.notifier.outside.WebhookReceiver;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How many were told elsewhere, and how many nowhere. */
@RealService
class FiguresTest {
    private final WebhookReceiver receiver = WebhookReceiver.running();
    private final String bad = "/" + UUID.randomUUID();
    private final String good = "/" + UUID.randomUUID();
    private final Events incident = Events.anIncident().ofSeverity("SEV3");

    @Inject
    Notifier notifier;

    @ConfigProperty(name = "test.twilio.port")
    int twilioPort;

    @AfterEach
    void forget() {
        notifier.sql("DELETE FROM providers_out");
        notifier.forgetEverybody();
    }

    @Test
    void whoWaitsForAnotherAddressIsNotCountedAsUnreachable() {
        receiver.answerAlways(bad, 400);
        FailoverReader reader = FailoverReader.at(notifier, webhook(bad), by("telegram", "9001"));
        notifier.sql(
                "INSERT INTO providers_out (channel, provider, why, until)"
                        + " VALUES ('telegram', 'telegram', $1, 'infinity')",
                UUID.randomUUID().toString());
        incident.says("investigating", "Not yet.");
        reader.awaitTold(incident, "0 dead");
        notifier.settles("SELECT count(*) FROM stranded WHERE looked", 1);
        assertThat(unreachable()).isZero();

        notifier.sql("DELETE FROM endpoints WHERE subscriber_id = $1 AND position = 1", reader.id);
        notifier.settles("SELECT count(*) FROM stranded", 0);
        assertThat(unreachable()).isEqualTo(1);
    }

    private long unreachable() {
        return notifier.asAdmin()
                .get("/api/v1/incidents/{ref}/deliveries", incident.ref)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getLong("unreachable");
    }

    @Test
    void statesAddUpAndWhomNothingReachedIsCountedOnce() {
        for (int i = 0; i < 4; i++) {
            receiver.answerAlways(bad + i, 400);
        }
        try (FakeTwilio twilio = new FakeTwilio(twilioPort)) {
            twilio.mood(Mood.LOSES_ANSWERS);
            FailoverReader well = FailoverReader.at(notifier, webhook(good));
            FailoverReader elsewhere = FailoverReader.at(notifier, webhook(bad + 0), webhook(good + 1));
            FailoverReader nowhere = FailoverReader.at(notifier, webhook(bad + 1), webhook(bad + 2));
            FailoverReader alone = FailoverReader.at(notifier, webhook(bad + 3));
            FailoverReader perhaps = FailoverReader.at(notifier, by("sms", "+393331234599"), webhook(good + 2));
            incident.says("investigating", "How many?");
            well.awaitTold(incident, "0 delivered");
            elsewhere.awaitTold(incident, "0 failed_over", "1 delivered");
            nowhere.awaitTold(incident, "0 failed_over", "1 dead");
            alone.awaitTold(incident, "0 dead");
            perhaps.awaitTold(incident, "0 uncertain", "1 delivered");
        }

        JsonPath figures = notifier.asAdmin()
                .get("/api/v1/incidents/{ref}/deliveries", incident.ref)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        for (String where : List.of("", "publications[0].")) {
            assertThat(figures.getLong(where + "planned")).isEqualTo(8);
            assertThat(figures.getLong(where + "delivered")).isEqualTo(3);
            assertThat(figures.getLong(where + "failed_over")).isEqualTo(2);
            assertThat(figures.getLong(where + "dead")).isEqualTo(2);
            assertThat(figures.getLong(where + "uncertain")).isEqualTo(1);
            assertThat(figures.getLong(where + "unreachable")).isEqualTo(2);
        }
    }
}
