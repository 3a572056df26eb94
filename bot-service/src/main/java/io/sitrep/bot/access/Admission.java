package io.sitrep.bot.access;

import io.sitrep.bot.port.Person;

/** What the doorkeeper says. */
public sealed interface Admission {
    /**
     * They may.
     *
     * @param person the same, now by the name others know them by
     */
    record Admitted(Person person) implements Admission {}

    /**
     * They may not.
     *
     * @param reason for the person's eyes alone; names the role that is needed
     */
    record Refused(String reason) implements Admission {}
}
