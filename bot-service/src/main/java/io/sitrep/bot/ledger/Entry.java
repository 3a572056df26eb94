package io.sitrep.bot.ledger;

import io.sitrep.bot.incident.Order;
import io.sitrep.bot.port.Invocation;
import io.sitrep.bot.reply.Language;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/**
 * A command this process works on, as the ledger holds it.
 *
 * @param order what is to be carried out, once that is settled
 * @param answer what is to be handed over, once it is there
 * @param attempts how often it was begun, this time included
 * @param uncertain whether the order may have had its effect already
 * @param language in which it is answered, once that is known
 */
public record Entry(
        Invocation invocation,
        Optional<Order> order,
        Optional<String> answer,
        int attempts,
        boolean uncertain,
        Optional<Language> language) {
    /** With what opens a form, which is not kept: it counts for some seconds, and for the first attempt alone. */
    Entry triggeredBy(Invocation arrived) {
        return new Entry(arrived, order, answer, attempts, uncertain, language);
    }

    /** The key the incident service knows this command by: the same for each attempt, another for each command. */
    UUID idempotencyKey() {
        return UUID.nameUUIDFromBytes(invocation.id().getBytes(StandardCharsets.UTF_8));
    }
}
