package io.sitrep.incident.audience;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.sitrep.incident.Settings;
import jakarta.ws.rs.client.ClientRequestFilter;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How the notifier is asked: with the services' token, and not for long. */
final class NotifierClient {
    private static final Duration CONNECTION = Duration.ofSeconds(2);
    /** Whoever subscribes a webhook waits until it has answered the notifier. */
    private static final Duration LONGER = Duration.ofSeconds(20);

    private NotifierClient() {}

    static NotifierApi hasty(Settings settings, Duration patience) {
        return client(settings, patience);
    }

    static NotifierApi patient(Settings settings) {
        return client(settings, LONGER);
    }

    private static NotifierApi client(Settings settings, Duration patience) {
        String bearer = "Bearer " + settings.serviceToken().orElse("");
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(settings.notifierUrl())
                .connectTimeout(CONNECTION.toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .disableDefaultMapper(true)
                .register((ClientRequestFilter) request -> request.getHeaders().putSingle("Authorization", bearer))
                .build(NotifierApi.class);
    }
}
