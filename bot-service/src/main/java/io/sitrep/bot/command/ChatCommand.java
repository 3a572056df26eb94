package io.sitrep.bot.command;

import io.smallrye.mutiny.Uni;

/** One verb. Another verb is another bean of this kind, and nothing else changes. */
public interface ChatCommand {
    Usage usage();

    /**
     * Decides what is to be done. Reads at most and changes nothing: it may be asked again for the same invocation after
     * a crash. Fails as {@link io.sitrep.bot.incident.Incidents} does, and never otherwise.
     *
     * @param asked by somebody who holds the role the usage wants
     */
    Uni<Decision> decide(Asked asked);
}
