package io.sitrep.bot.port;

import io.smallrye.mutiny.Uni;
import java.util.Set;
import java.util.UUID;

/** How far people are told of an incident's updates, as we last heard. Fails only when our own database is away. */
public interface Tellings {
    /** The updates of which nothing is unsent any more; one of which we have not heard is not among them. */
    Uni<Set<String>> ended(UUID incident);
}
