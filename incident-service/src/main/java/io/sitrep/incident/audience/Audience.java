package io.sitrep.incident.audience;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sitrep.incident.Settings;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Asks the notifier who will hear of an update, and who has. The notifier may be away: then the answer is empty, after
 * some seconds at most, and never a failure. Nothing that is accepted here waits for it.
 */
@Singleton
public class Audience {
    private static final Logger LOG = Logger.getLogger(Audience.class);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int LOOKS = 20;

    private final NotifierApi notifier;
    private final ObjectMapper json;

    Audience(
            Settings settings, ObjectMapper json, @ConfigProperty(name = "suite.patience.audience") Duration patience) {
        this.json = json.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        this.notifier = NotifierClient.hasty(settings, patience);
    }

    /** How many readers of one language one channel serves. */
    public record Readers(String channel, String locale, long count) {}

    /** Who would be told. */
    public record Counted(long total, List<Readers> channels) {
        public static final Counted NOBODY = new Counted(0, List.of());
    }

    /** How an update would look. */
    public record Rendering(String channel, String locale, String subject, String text) {}

    /** What would become of an update. */
    public record Preview(Counted audience, List<Rendering> renderings) {}

    /**
     * How many of those who were to be told were; the counts of deliveries add up to {@code planned}. Source: the suite's contract.
     *
     * @param unreachable readers whom no address could reach; null where the notifier does not say
     * @param firstAt when the first was delivered, or null
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Told(
            long planned,
            long pending,
            long sending,
            long retrying,
            long delivered,
            long uncertain,
            long dead,
            long superseded,
            long failedOver,
            long suppressed,
            long cancelled,
            Long unreachable,
            Instant firstAt,
            Instant lastAt,
            List<OfPublication> publications) {
        /** Of what the notifier never heard of nobody was to hear. */
        static final Told NOBODY = new Told(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0L, null, null, List.of());

        public long outstanding() {
            return pending + sending + retrying;
        }

        /** Nothing more will be sent: the notifier knows of the end as well, and has finished what it was sending. */
        boolean isSettled() {
            return publications != null
                    && !publications.isEmpty()
                    && publications.stream().allMatch(publication -> publication.withdrawn() != null)
                    && outstanding() == 0;
        }
    }

    /** @param withdrawn how it was ended, or null while it stands */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record OfPublication(String withdrawn) {}

    /**
     * @param publication the data the event would have
     * @param renderings whether it is also asked how it would look, which takes longer
     */
    public Uni<Optional<Preview>> preview(Object publication, boolean renderings) {
        return asked(notifier.preview(renderings, write(Map.of("publication", publication))), Preview.class);
    }

    /**
     * How many were told of an update that was stopped: waits a little until the notifier has stopped as well. Empty when
     * it can't be asked, or had not within that time: then nobody knows yet.
     */
    public Uni<Optional<Told>> told(String incident, UUID update) {
        return look(incident, update, LOOKS);
    }

    /** How many were told of anything about it so far. Empty when nobody can say. */
    public Uni<Optional<Told>> told(String incident) {
        return notifier.told(incident, null)
                .map(answer -> answer.getStatus() == Response.Status.NOT_FOUND.getStatusCode()
                        ? Optional.of(Told.NOBODY)
                        : read(answer, Told.class))
                .onFailure()
                .invoke(Audience::away)
                .onFailure()
                .recoverWithItem(Optional.empty());
    }

    private Uni<Optional<Told>> look(String incident, UUID update, int left) {
        return asked(notifier.told(incident, update.toString()), Told.class)
                .chain(told -> told.filter(Told::isSettled).isPresent() || left == 0
                        ? Uni.createFrom().item(told.filter(Told::isSettled))
                        : Uni.createFrom()
                                .voidItem()
                                .onItem()
                                .delayIt()
                                .by(PAUSE)
                                .chain(() -> look(incident, update, left - 1)));
    }

    private <T> Uni<Optional<T>> asked(Uni<Response> question, Class<T> type) {
        return question.map(answer -> read(answer, type))
                .onFailure()
                .invoke(Audience::away)
                .onFailure()
                .recoverWithItem(Optional.empty());
    }

    private static void away(Throwable failure) {
        LOG.warnf("the notifier could not be asked: %s", failure.toString());
    }

    private <T> Optional<T> read(Response answer, Class<T> type) {
        if (answer.getStatus() != Response.Status.OK.getStatusCode()) {
            LOG.warnf("the notifier could not be asked: it answered %d", answer.getStatus());
            return Optional.empty();
        }
        try {
            return Optional.of(json.readValue(answer.readEntity(String.class), type));
        } catch (JsonProcessingException unreadable) {
            LOG.warn("the notifier could not be asked: its answer can't be read");
            return Optional.empty();
        }
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
