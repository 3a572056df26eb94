package io.sitrep.bot.ledger;

import java.util.Optional;

/** What the ledger says to a command that arrives. */
sealed interface Booking {
    /** It is here for the first time, and written down. */
    record First(Entry entry) implements Booking {}

    /**
     * It was here before.
     *
     * @param answer what it was answered, when it is answered; empty while it is worked on
     * @param elsewhere whether its answer goes to another address than the one it came with now
     */
    record Again(Optional<String> answer, boolean elsewhere) implements Booking {}
}
