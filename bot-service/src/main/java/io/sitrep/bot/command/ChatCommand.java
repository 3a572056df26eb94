package io.sitrep.bot.command;

import io.sitrep.bot.access.Role;
import io.sitrep.bot.reply.Phrase;
import io.smallrye.mutiny.Uni;
import java.util.Map;

/** One verb. Another verb is another bean of this kind, and nothing else changes. */
public interface ChatCommand {
    Usage usage();

    /** Whether people type it: what buttons alone say is in no help, and no platform registers it. */
    default boolean isTyped() {
        return true;
    }

    /**
     * Whether a form may be asked for when this is given: a platform that has to say at once how it will answer waits for that one.
     */
    default boolean mayAsk(Arguments given) {
        return false;
    }

    /**
     * What is wrong in a form that was sent for it, by the keys of its fields: as far as that is seen without asking anybody.
     *
     * @param sent by somebody of whom it is not known yet whether they may
     */
    default Map<String, Phrase> wrongIn(Asked sent) {
        return Map.of();
    }

    /**
     * Whether it may come to a change of an incident, so that what is asked about the same one afterwards waits for it. What a
     * viewer may do never does.
     */
    default boolean changes(Asked asked) {
        return usage().needed().filter(role -> role != Role.VIEWER).isPresent();
    }

    /**
     * Decides what is to be done. Reads at most, or changes something of our own that may be changed again: it may be asked
     * again for the same invocation after a crash, and when somebody else changed the incident meanwhile. Fails as {@link io.sitrep.bot.incident.Incidents} does, and never otherwise.
     *
     * @param asked by somebody who holds the role the usage wants
     */
    Uni<Decision> decide(Asked asked);
}
