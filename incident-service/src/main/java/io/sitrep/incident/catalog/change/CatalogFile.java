package io.sitrep.incident.catalog.change;

import io.sitrep.incident.catalog.document.Document;
import io.sitrep.incident.catalog.document.Shape;
import io.sitrep.incident.catalog.entry.EntryKinds;
import io.sitrep.incident.catalog.plan.CatalogState;
import io.sitrep.incident.catalog.plan.ComponentNames;
import io.sitrep.incident.catalog.plan.Structure;
import io.sitrep.incident.catalog.plan.Thing;
import io.sitrep.incident.command.Stamps;
import io.sitrep.incident.store.ComponentRemoval;
import io.sitrep.incident.store.RegionStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/**
 * Makes the catalog what a document says: all of it or, when anything is wrong with it, nothing. Each method runs in the
 * caller's session or transaction.
 */
@ApplicationScoped
public class CatalogFile {
    private final CurrentCatalog current;
    private final EntryKinds kinds;
    private final ComponentRemoval removal;
    private final RegionStore regions;
    private final StructureWriter structure;
    private final EntryWriter entries;
    private final Stamps stamps;

    CatalogFile(
            CurrentCatalog current,
            EntryKinds kinds,
            ComponentRemoval removal,
            RegionStore regions,
            StructureWriter structure,
            EntryWriter entries,
            Stamps stamps) {
        this.current = current;
        this.kinds = kinds;
        this.removal = removal;
        this.regions = regions;
        this.structure = structure;
        this.entries = entries;
        this.stamps = stamps;
    }

    /**
     * What applying it would change; changes nothing.
     *
     * @throws io.sitrep.kit.problem.ProblemException 400 or 422 that names everything that is wrong with it
     */
    public Uni<Differences> preview(Document document) {
        return plan(document)
                .chain(plan -> removal.inUse(ids(plan))
                        .map(used -> plan.differences(true, used, thing -> speaks(thing, document))));
    }

    /** Applies it, and says what that has changed; fails as {@link #preview} does, before anything is written. */
    public Uni<Differences> apply(Document document) {
        return CatalogLock.take()
                .chain(() -> plan(document))
                .chain(plan -> entries.writeRegions(plan)
                        .chain(() -> structure.write(plan))
                        .call(() -> entries.writeEntries(plan))
                        .map(used -> plan.differences(false, used, thing -> speaks(thing, document))));
    }

    private Uni<Plan> plan(Document document) {
        Shape.check(document);
        return current.read().chain(before -> {
            CatalogState after = wanted(document, before);
            Plan plan = new Plan(before, after);
            List<String> lost =
                    plan.gone(Thing.Place.class).stream().map(Thing.Place::code).toList();
            return regions.uses(lost)
                    .invoke(uses -> uses.forEach(use -> document.findings()
                            .refuse("regions", "lacks %s, which %s names".formatted(use.code(), use.by()))))
                    .invoke(() -> document.findings().done())
                    .replaceWith(plan);
        });
    }

    private CatalogState wanted(Document document, CatalogState before) {
        CatalogState structure = Structure.of(document, before, stamps::uuid);
        ComponentNames names = new ComponentNames(structure);
        return new CatalogState(
                structure.groups(),
                structure.components(),
                structure.places(),
                kinds.read(document, before, names, stamps::uuid));
    }

    private boolean speaks(Thing thing, Document document) {
        return thing instanceof Thing.Entry entry
                ? document.root().has(kinds.of(entry.kind()).section())
                : Structure.speaksOf(thing, document);
    }

    private static List<UUID> ids(Plan plan) {
        return plan.gone(Thing.Component.class).stream()
                .map(Thing.Component::id)
                .toList();
    }
}
