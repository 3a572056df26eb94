package io.sitrep.incident.restored;

import io.sitrep.incident.Settings;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/**
 * Asks the notifier to let nothing leave any more. It is the same however often it is asked; while it does not say so it is asked
 * less and less often, and complained of once. For one thread.
 */
@Singleton
class NotifierHold {
    private static final Logger LOG = Logger.getLogger(NotifierHold.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final URI notifier;
    private final String token;
    private final InstantSource clock;
    private final Duration patience;
    private HttpClient client;
    private Instant notBefore = Instant.MIN;
    private Duration pause = Duration.ZERO;

    @Inject
    NotifierHold(Settings settings, Clock clock) {
        this(settings.notifierUrl(), settings.serviceToken().orElse(""), clock, PATIENCE);
    }

    NotifierHold(URI notifier, String token, InstantSource clock, Duration patience) {
        this.notifier = notifier;
        this.token = token;
        this.clock = clock;
        this.patience = patience;
    }

    /** @return whether it says that it holds; never fails, and does not ask where it was asked just now */
    synchronized boolean holds(String reason) {
        if (clock.instant().isBefore(notBefore)) {
            return false;
        }
        try {
            int status =
                    client().send(asking(reason), BodyHandlers.discarding()).statusCode();
            if (status != 200) {
                return refused("it answered " + status);
            }
            pause = Duration.ZERO;
            return true;
        } catch (IOException away) {
            return refused(away.getClass().getSimpleName());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean refused(String how) {
        if (pause.isZero()) {
            LOG.errorf("nothing is told: the notifier was asked to hold it, and does not say so: %s", how);
            pause = FIRST_PAUSE;
        } else {
            LOG.debugf("nothing is told yet: %s", how);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
        notBefore = clock.instant().plus(pause);
        return false;
    }

    private HttpRequest asking(String reason) {
        return HttpRequest.newBuilder(notifier.resolve("/api/v1/deliveries/hold"))
                .timeout(patience)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        new JsonObject().put("reason", reason).encode()))
                .build();
    }

    /** Made when it is needed: it comes with threads. */
    private HttpClient client() {
        if (client == null) {
            client = HttpClient.newBuilder().connectTimeout(patience).build();
        }
        return client;
    }
}
