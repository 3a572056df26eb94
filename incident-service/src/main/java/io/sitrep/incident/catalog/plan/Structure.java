package io.sitrep.incident.catalog.plan;

import io.sitrep.incident.catalog.document.Document;
import io.sitrep.incident.catalog.plan.Thing.Component;
import io.sitrep.incident.catalog.plan.Thing.Group;
import io.sitrep.incident.catalog.plan.Thing.Place;
import io.sitrep.incident.catalog.region.RegionTree;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** What a file wants of groups, components and regions; sections it leaves out stay as they are. */
public final class Structure {
    private Structure() {}

    /**
     * @param ids for what is new
     * @return the catalog as the file wants it, its entries as they were; what is wrong stands in the document's findings
     */
    public static CatalogState of(Document document, CatalogState before, Supplier<UUID> ids) {
        List<Place> places = PlacesSection.read(document, before);
        RegionTree regions = PlacesSection.tree(places);
        List<Group> groups = GroupsSection.read(document, before, ids);
        List<Component> components = new ComponentsSection(document, before, groups, regions).read(ids);
        if (!ComponentsSection.isIn(document)) {
            keepUsed(document, components, regions);
        }
        return new CatalogState(groups, components, places, before.entries());
    }

    /** What the file says nothing of may not lose what it names. */
    private static void keepUsed(Document document, List<Component> components, RegionTree regions) {
        components.forEach(component -> component.regions().stream()
                .filter(code -> !regions.isKnown(code))
                .forEach(code -> document.findings()
                        .refuse(
                                Sections.REGIONS,
                                "lacks %s, which component %s names".formatted(code, component.name()))));
    }

    /** Whether a file says anything of things of this kind. */
    public static boolean speaksOf(Thing thing, Document document) {
        if (thing instanceof Component) {
            return ComponentsSection.isIn(document);
        }
        return thing instanceof Group
                ? document.root().has(Sections.GROUPS)
                : thing instanceof Place && document.root().has(Sections.REGIONS);
    }
}
