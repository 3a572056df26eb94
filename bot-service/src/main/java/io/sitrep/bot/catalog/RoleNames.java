package io.sitrep.bot.catalog;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;

/** The roles the catalog adds to commander, communications, scribe and liaison. Fails only when our own database is away. */
@Singleton
public class RoleNames {
    private final CatalogThings things;

    RoleNames(CatalogThings things) {
        this.things = things;
    }

    /** @param key as it is typed: {@code translator} */
    public record Duty(String key, String name, String description) {}

    public Uni<List<Duty>> all() {
        return things.all("role", Duty.class);
    }
}
