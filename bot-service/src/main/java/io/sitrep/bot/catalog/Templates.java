package io.sitrep.bot.catalog;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** The catalog's templates of what people write. Fails only when our own database is away. */
@Singleton
public class Templates {
    private final CatalogThings things;

    Templates(CatalogThings things) {
        this.things = things;
    }

    public Uni<List<Template>> all() {
        return things.all("template", Template.class)
                .map(all -> all.stream().filter(Template::isForUpdates).toList());
    }

    /** What a declaration without a message says; empty when the catalog has no such template. */
    public Uni<Optional<Template>> firstUpdate() {
        return all().map(all -> all.stream().filter(Template::firstUpdate).findFirst());
    }
}
