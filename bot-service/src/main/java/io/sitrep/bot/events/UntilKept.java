package io.sitrep.bot.events;

import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import java.time.Duration;
import java.util.function.Supplier;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * Keeps what a record says before the record is acknowledged. While the database is away the record waits, however long
 * that is, and so does what comes behind it; a record that can't be kept ever does not.
 */
public final class UntilKept {
    private static final Logger LOG = Logger.getLogger(UntilKept.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final String topic;

    public UntilKept(String topic) {
        this.topic = topic;
    }

    /**
     * Fails with {@link PoisonEvent} alone.
     *
     * @param keep reads the record and keeps it; may be called again, so it has to have one effect
     */
    public Uni<Void> kept(Supplier<Uni<Void>> keep) {
        return Uni.createFrom()
                .deferred(keep::get)
                .onFailure(UntilKept::isRefusedForGood)
                .transform(
                        refused -> new PoisonEvent("the database refuses it: " + ((PgException) refused).getSqlState()))
                .onFailure(UntilKept::passes)
                .invoke(away -> LOG.warnf(
                        "a record of %s can not be kept yet, trying again: %s",
                        topic, away.getClass().getSimpleName()))
                .onFailure(UntilKept::passes)
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely();
    }

    /** Acknowledges the record once it is kept; a poisoned one goes to the dead-letter topic. */
    public Uni<Void> orDeadLetter(Message<?> message, Supplier<Uni<Void>> keep) {
        return kept(keep).onItemOrFailure().transformToUni((kept, poison) -> {
            if (poison == null) {
                return Uni.createFrom().completionStage(message.ack());
            }
            LOG.errorf("a record of %s goes to the dead-letter topic: %s", topic, poison.getMessage());
            return Uni.createFrom().completionStage(message.nack(poison));
        });
    }

    private static boolean passes(Throwable failure) {
        return !(failure instanceof PoisonEvent);
    }

    /** Classes 22 and 23 are about the content, which stays the same. */
    private static boolean isRefusedForGood(Throwable failure) {
        if (!(failure instanceof PgException refused) || refused.getSqlState() == null) {
            return false;
        }
        String state = refused.getSqlState();
        return state.startsWith("22") || state.startsWith("23");
    }
}
