package io.sitrep.incident.audience;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sitrep.incident.Settings;
import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/** Hands what somebody subscribed here to the notifier, which owns subscribers. Nothing of it is kept here. */
@Singleton
public class Subscribing {
    private static final Logger LOG = Logger.getLogger(Subscribing.class);
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final int SERVER_ERROR = 500;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    private final NotifierApi notifier;
    private final ObjectMapper json;

    Subscribing(Settings settings, ObjectMapper json) {
        this.json = json;
        this.notifier = NotifierClient.patient(settings);
    }

    /** What the notifier is asked for. */
    public record Wanted(String channel, String address, List<String> components) {
        /** Without the address. */
        @Override
        public String toString() {
            return "Wanted[" + channel + "]";
        }
    }

    /** What it said: its status, its body, and after how many seconds one may ask again, or null. */
    public record Answer(int status, String body, String retryAfter) {}

    /**
     * Fails with a 503 when the notifier is away.
     *
     * @param client address of whoever asks
     */
    public Uni<Answer> ask(Wanted wanted, String client) {
        return notifier.subscribe(client, write(wanted))
                .map(Subscribing::answer)
                .onFailure(failure -> !(failure instanceof ProblemException))
                .transform(failure -> {
                    LOG.warnf(
                            "a subscription could not be handed to the notifier: %s",
                            failure.getClass().getSimpleName());
                    return away();
                });
    }

    private static Answer answer(Response answer) {
        int status = answer.getStatus();
        if (status >= SERVER_ERROR || status == UNAUTHORIZED || status == FORBIDDEN) {
            LOG.warnf("a subscription could not be handed to the notifier: it answered %d", status);
            throw away();
        }
        return new Answer(status, answer.readEntity(String.class), answer.getHeaderString(HttpHeaders.RETRY_AFTER));
    }

    private static ProblemException away() {
        return new ProblemException(
                Problem.of(503, "notifier-away", "Not now", "Subscriptions can't be taken at this moment"), SOON);
    }

    private String write(Wanted wanted) {
        try {
            return json.writeValueAsString(wanted);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
