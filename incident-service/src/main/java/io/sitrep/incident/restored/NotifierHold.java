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
import java.time.Duration;
import org.jboss.logging.Logger;

/** Asks the notifier to let nothing leave any more. It is the same however often it is asked. */
@Singleton
class NotifierHold {
    private static final Logger LOG = Logger.getLogger(NotifierHold.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final URI notifier;
    private final String token;

    @Inject
    NotifierHold(Settings settings) {
        this(settings.notifierUrl(), settings.serviceToken().orElse(""));
    }

    NotifierHold(URI notifier, String token) {
        this.notifier = notifier;
        this.token = token;
    }

    /** @return whether it says that it holds; never fails */
    boolean holds(String reason) {
        HttpRequest ask = HttpRequest.newBuilder(notifier.resolve("/api/v1/deliveries/hold"))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        new JsonObject().put("reason", reason).encode()))
                .build();
        try {
            int status = HttpClient.newBuilder()
                    .connectTimeout(PATIENCE)
                    .build()
                    .send(ask, BodyHandlers.discarding())
                    .statusCode();
            if (status != 200) {
                LOG.errorf("nothing is told: the notifier was asked to hold it, and answered %d", status);
            }
            return status == 200;
        } catch (IOException away) {
            LOG.errorf(
                    "nothing is told: the notifier could not be asked to hold it: %s",
                    away.getClass().getSimpleName());
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
