package io.sitrep.notifier.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sitrep.notifier.outside.Events;
import io.sitrep.notifier.outside.Notifier;
import io.sitrep.notifier.outside.RealService;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@RealService
class OvertakingTest {
    private static final int READERS = 400;

    @Inject
    Notifier notifier;

    @AfterEach
    void forget() {
        notifier.asAdmin().post("/api/v1/deliveries/release").then().statusCode(200);
        notifier.forgetEverybody();
    }

    @Test
    void severeIncidentOvertakesTheBacklogOfAHarmlessOneAndStarvesNobody() {
        notifier.subscribeManyWebhooks(READERS);
        notifier.asAdmin().post("/api/v1/deliveries/hold").then().statusCode(200);
        UUID harmless = Events.anIncident().ofSeverity("SEV4").says("investigating", "A typo on the start page.");
        notifier.awaitPlanned(harmless);
        UUID severe = Events.anIncident().ofSeverity("SEV1").says("investigating", "Nobody can pay.");
        notifier.awaitPlanned(severe);

        notifier.asAdmin().post("/api/v1/deliveries/release").then().statusCode(200);

        await().atMost(Duration.ofSeconds(30))
                .until(() -> delivered(harmless) == READERS && delivered(severe) == READERS);
        assertThat(notifier.count("""
                        SELECT count(*) FROM ledger WHERE publication_id = $1 AND attempted_at <
                            (SELECT max(attempted_at) FROM ledger WHERE publication_id = $2)""", harmless, severe))
                .as("harmless ones on their way before the last severe one was")
                .isBetween(1L, READERS / 2L);
    }

    private long delivered(UUID event) {
        return notifier.count("SELECT count(*) FROM ledger WHERE publication_id = $1 AND state = 'delivered'", event);
    }
}
