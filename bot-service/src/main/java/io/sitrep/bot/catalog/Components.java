package io.sitrep.bot.catalog;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;

/** The catalog's components. Fails only when our own database is away. */
@Singleton
public class Components {
    private final CatalogThings things;

    Components(CatalogThings things) {
        this.things = things;
    }

    /** @param retiredAt null for one that is in use */
    public record Component(String id, String name, String retiredAt) {}

    /** Those in use, by name. */
    public Uni<List<Component>> all() {
        return things.all("component", Component.class)
                .map(all -> all.stream()
                        .filter(component -> component.retiredAt() == null)
                        .sorted(Comparator.comparing(Component::name, String.CASE_INSENSITIVE_ORDER))
                        .toList());
    }

    /** The name as the catalog writes it; as it was typed, where the catalog has none like it. */
    public Uni<String> called(String typed) {
        return all().map(all -> all.stream()
                .map(Component::name)
                .filter(typed::equalsIgnoreCase)
                .findFirst()
                .orElse(typed));
    }
}
