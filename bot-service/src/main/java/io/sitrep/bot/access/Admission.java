package io.sitrep.bot.access;

import io.sitrep.bot.port.Person;
import io.sitrep.bot.reply.Language;
import io.sitrep.bot.reply.Phrase;
import java.util.Optional;

/** What the doorkeeper says. */
public sealed interface Admission {
    /** In which the person is answered. */
    Language language();

    /**
     * They may.
     *
     * @param person the same, now by the name others know them by
     * @param role what they hold; empty where nothing is wanted
     */
    record Admitted(Person person, Optional<Role> role, Language language) implements Admission {}

    /**
     * They may not.
     *
     * @param person by the name others know them by
     * @param reason for the person's eyes alone; names the role that is needed
     * @param inDoubt whether it may be otherwise once the platform can say who they are
     */
    record Refused(Person person, Phrase reason, Language language, boolean inDoubt) implements Admission {}
}
