package io.sitrep.bot.discord.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.bot.discord.DiscordTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
class GatewayMetricsTest extends DiscordTest {
    @Inject
    MeterRegistry meters;

    @Inject
    DiscordGateway gateway;

    @Test
    void whetherThisProcessHoldsTheGatewayCanBeSeen() {
        await().atMost(SOON).until(() -> gateway.state().kind() == GatewayState.Kind.CONNECTED);
        assertThat(meters.get("sitrep.gateway.connected")
                        .tag("platform", "discord")
                        .gauge()
                        .value())
                .isEqualTo(1);
    }
}
