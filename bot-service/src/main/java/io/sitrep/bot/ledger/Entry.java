package io.sitrep.bot.ledger;

import io.sitrep.bot.incident.Order;
import io.sitrep.bot.port.Invocation;
import io.sitrep.bot.reply.Language;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/**
 * A command this process works on, as the ledger holds it.
 *
 * @param order what is to be carried out, once that is settled
 * @param answer what is to be handed over, once it is there
 * @param standing where it stands among others that are about the same incident
 * @param uncertain whether the order may have had its effect already
 * @param language in which it is answered, once that is known
 */
public record Entry(
        Invocation invocation,
        Optional<Order> order,
        Optional<String> answer,
        Effort effort,
        Standing standing,
        boolean uncertain,
        Optional<Language> language) {
    /**
     * What it took so far.
     *
     * @param takenUp how often in a row it was begun without coming to an end, this time included
     * @param failures how often what is needed for it was away: the incident service, or then the answer's address
     * @param age since it was received, or since there is an answer
     */
    public record Effort(int takenUp, int failures, Duration age) {
        boolean isOlderThan(Duration limit) {
            return age.compareTo(limit) >= 0;
        }
    }

    /**
     * Where it stands among the others.
     *
     * @param about the incident it was found to be about when it had to wait; empty while it never had to
     * @param since what was done until then is what it goes by, on the database's clock
     */
    public record Standing(Optional<String> about, OffsetDateTime since) {}

    /** Its turn has come at that time, and it is about this incident whatever else is open by then. */
    Entry inTurn(String about, OffsetDateTime since) {
        return new Entry(
                invocation, order, answer, effort, new Standing(Optional.of(about), since), uncertain, language);
    }

    /** With what opens a form, which is not kept: it counts for some seconds, and for the first attempt alone. */
    Entry triggeredBy(Invocation arrived) {
        return new Entry(arrived, order, answer, effort, standing, uncertain, language);
    }

    /** The key the incident service knows this command by: the same for each attempt, another for each command. */
    UUID idempotencyKey() {
        return keyOf(invocation);
    }

    static UUID keyOf(Invocation invocation) {
        return UUID.nameUUIDFromBytes(invocation.id().getBytes(StandardCharsets.UTF_8));
    }
}
