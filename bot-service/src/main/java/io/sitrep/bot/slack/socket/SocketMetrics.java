package io.sitrep.bot.slack.socket;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.sitrep.bot.Settings;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Optional;

/** {@code sitrep_gateway_connected}: whether this process hears Slack over a socket. Not there where Slack comes by HTTP. */
@Startup
@Singleton
class SocketMetrics {
    private final MeterRegistry meters;
    private final Optional<Gauge> gauge;

    SocketMetrics(MeterRegistry meters, Settings settings, SocketMode socket) {
        this.meters = meters;
        this.gauge = settings.slack()
                .appToken()
                .map(token -> Gauge.builder("sitrep.gateway.connected", socket, open -> open.isOpen() ? 1 : 0)
                        .tag("platform", "slack")
                        .register(meters));
    }

    /** A bot that is started again in one JVM, as in tests, would look at the socket of the one before. */
    @PreDestroy
    void takeAway() {
        gauge.ifPresent(meters::remove);
    }
}
