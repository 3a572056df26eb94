package io.sitrep.incident.audience;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.sitrep.incident.Settings;
import jakarta.ws.rs.client.ClientRequestFilter;
import java.util.concurrent.TimeUnit;

/** How the notifier is asked: with the services' token, and not for long. */
final class NotifierClient {
    private static final int PATIENCE_MILLIS = 2_000;
    /** Whoever subscribes a webhook waits until it has answered the notifier. */
    private static final int LONGER_MILLIS = 20_000;

    private NotifierClient() {}

    static NotifierApi hasty(Settings settings) {
        return client(settings, PATIENCE_MILLIS);
    }

    static NotifierApi patient(Settings settings) {
        return client(settings, LONGER_MILLIS);
    }

    private static NotifierApi client(Settings settings, int patience) {
        String bearer = "Bearer " + settings.serviceToken().orElse("");
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(settings.notifierUrl())
                .connectTimeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                .readTimeout(patience, TimeUnit.MILLISECONDS)
                .disableDefaultMapper(true)
                .register((ClientRequestFilter) request -> request.getHeaders().putSingle("Authorization", bearer))
                .build(NotifierApi.class);
    }
}
