package io.sitrep.bot.discord.gateway;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Optional;

/** {@code sitrep_gateway_connected}: whether this process holds Discord's gateway. Not there where it is not set up. */
@Startup
@Singleton
class GatewayMetrics {
    private final MeterRegistry meters;
    private final Optional<Gauge> gauge;

    GatewayMetrics(MeterRegistry meters, DiscordGateway gateway) {
        this.meters = meters;
        this.gauge = gateway.state().kind() == GatewayState.Kind.OFF
                ? Optional.empty()
                : Optional.of(Gauge.builder(
                                "sitrep.gateway.connected",
                                gateway,
                                held -> held.state().kind() == GatewayState.Kind.CONNECTED ? 1 : 0)
                        .tag("platform", "discord")
                        .register(meters));
    }

    /** A bot that is started again in one JVM, as in tests, would look at the gateway of the one before. */
    @PreDestroy
    void takeAway() {
        gauge.ifPresent(meters::remove);
    }
}
