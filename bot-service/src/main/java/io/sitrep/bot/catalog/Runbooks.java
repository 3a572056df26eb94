package io.sitrep.bot.catalog;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The catalog's checklists. Fails only when our own database is away. */
@Singleton
public class Runbooks {
    private final CatalogThings things;

    Runbooks(CatalogThings things) {
        this.things = things;
    }

    /**
     * Those that are for such an incident, by key.
     *
     * @param affected components
     * @param words the title and the names of the components: what a runbook's labels are looked for in
     */
    public Uni<List<Runbook>> matching(Set<UUID> affected, String severity, List<String> words) {
        return things.all("runbook", Runbook.class)
                .map(all -> all.stream()
                        .filter(runbook -> runbook.isFor(affected, severity, words))
                        .toList());
    }
}
