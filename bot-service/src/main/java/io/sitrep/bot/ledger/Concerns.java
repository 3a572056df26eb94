package io.sitrep.bot.ledger;

import java.util.Optional;

/**
 * Whom a command keeps waiting while it waits itself.
 *
 * @param about the incident it is about, as far as that is known
 * @param changes whether it may come to a change of the incident: what only reads keeps nobody waiting
 */
record Concerns(Optional<String> about, boolean changes) {
    /** Its effect is there. */
    static final Concerns NOBODY = new Concerns(Optional.empty(), true);
}
