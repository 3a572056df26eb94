package io.sitrep.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.bot.fake.FakeSlack;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Who was refused is known to the audit. */
@QuarkusTest
class DenialsTest extends BotTest {
    @Test
    void eachDenialReachesTheAuditOnceAlsoWhenThatWasAwayAtFirst() {
        incidents.auditIsAway(true);
        types(FakeSlack.VIEWER, "resolve INC-7");
        incidents.auditIsAway(false);

        await().atMost(Duration.ofSeconds(30)).until(() -> !incidents.denials().isEmpty());
        assertThat(incidents.denials()).singleElement().satisfies(row -> {
            assertThat(row.path("action").asText()).isEqualTo("/incident resolve");
            assertThat(row.path("target").asText()).isEqualTo("INC-7");
            assertThat(row.path("reason").asText()).contains("role responder");
            assertThat(row.path("actor"))
                    .isEqualTo(
                            json("{\"id\":\"slack:T0HOME:U0VIEWER\",\"name\":\"Vera Viewer\",\"platform\":\"slack\"}"));
        });
    }
}
