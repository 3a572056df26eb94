package io.sitrep.bot.notifier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.sitrep.bot.Settings;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Asks the notifier how many have been told. It may be away: then nobody knows, and that is no failure. */
@Singleton
public class Deliveries {
    private static final Logger LOG = Logger.getLogger(Deliveries.class);
    private static final int PATIENCE_MILLIS = 2_000;
    /** What adds up to the planned ones, beside those delivered. Source: the suite's contract. */
    private static final List<String> OTHERS = List.of(
            "pending",
            "sending",
            "retrying",
            "uncertain",
            "dead",
            "superseded",
            "failed_over",
            "suppressed",
            "cancelled");

    private final Optional<NotifierApi> notifier;
    private final ObjectMapper json;

    public Deliveries(Settings settings, ObjectMapper json) {
        this.json = json;
        String bearer = "Bearer " + settings.serviceToken();
        this.notifier = settings.notifierUrl()
                .map(url -> QuarkusRestClientBuilder.newBuilder()
                        .baseUri(url)
                        .connectTimeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                        .readTimeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                        .disableDefaultMapper(true)
                        .register((ClientRequestFilter)
                                request -> request.getHeaders().putSingle("Authorization", bearer))
                        .build(NotifierApi.class));
    }

    /**
     * Of all publications of an incident together.
     *
     * @param others by state, in the order they are told
     */
    public record Counts(long planned, long delivered, Map<String, Long> others) {}

    /** Nobody was to be told of what the notifier does not know. Empty when it does not answer, or nobody said where it is. */
    public Uni<Optional<Counts>> of(String ref) {
        if (notifier.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return notifier.get()
                .deliveries(ref)
                .map(this::read)
                .onFailure()
                .invoke(away -> LOG.warnf(
                        "the notifier could not be asked: %s", away.getClass().getSimpleName()))
                .onFailure()
                .recoverWithItem(Optional.empty());
    }

    private Optional<Counts> read(Response answer) {
        if (answer.getStatus() == Response.Status.NOT_FOUND.getStatusCode()) {
            return Optional.of(new Counts(0, 0, Map.of()));
        }
        if (answer.getStatus() != Response.Status.OK.getStatusCode()) {
            LOG.warnf("the notifier could not be asked: it answered %d", answer.getStatus());
            return Optional.empty();
        }
        try {
            return Optional.of(counts(json.readTree(answer.readEntity(String.class))));
        } catch (JsonProcessingException unreadable) {
            LOG.warn("the notifier could not be asked: its answer can't be read");
            return Optional.empty();
        }
    }

    private static Counts counts(JsonNode told) {
        Map<String, Long> others = new LinkedHashMap<>();
        OTHERS.forEach(state -> others.put(state, told.path(state).asLong()));
        return new Counts(told.path("planned").asLong(), told.path("delivered").asLong(), others);
    }
}
