package io.sitrep.bot.catalog;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;

/** The catalog's regions. Fails only when our own database is away. */
@Singleton
public class Regions {
    private final CatalogThings things;

    Regions(CatalogThings things) {
        this.things = things;
    }

    /** @param code as incidents name it: {@code europe} */
    public record Region(String code, String name) {}

    /** By name. */
    public Uni<List<Region>> all() {
        return things.all("region", Region.class)
                .map(all -> all.stream()
                        .sorted(Comparator.comparing(Region::name, String.CASE_INSENSITIVE_ORDER))
                        .toList());
    }
}
