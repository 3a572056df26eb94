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
     */
    record Again(Optional<String> answer) implements Booking {}
}
