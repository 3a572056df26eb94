package io.sitrep.incident.catalog.change;

import static java.util.stream.Collectors.toMap;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.sitrep.incident.catalog.news.CatalogNews;
import io.sitrep.incident.catalog.plan.Thing.Component;
import io.sitrep.incident.catalog.plan.Thing.Group;
import io.sitrep.incident.command.Stamps;
import io.sitrep.incident.domain.ComponentStatus;
import io.sitrep.incident.domain.PublicIds;
import io.sitrep.incident.store.ComponentGroupRow;
import io.sitrep.incident.store.ComponentGroupStore;
import io.sitrep.incident.store.ComponentRemoval;
import io.sitrep.incident.store.ComponentStore;
import io.sitrep.incident.store.ComponentWrites;
import io.sitrep.incident.store.ComponentWrites.Written;
import io.sitrep.incident.store.Dependencies;
import io.sitrep.incident.store.Provides;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Writes what a plan changes about groups and components, and has it told. In the caller's transaction. */
@ApplicationScoped
class StructureWriter {
    private final ComponentGroupStore groups;
    private final ComponentStore components;
    private final ComponentRemoval removal;
    private final Dependencies dependencies;
    private final CatalogNews news;
    private final Stamps stamps;

    StructureWriter(
            ComponentGroupStore groups,
            ComponentStore components,
            ComponentRemoval removal,
            Dependencies dependencies,
            CatalogNews news,
            Stamps stamps) {
        this.groups = groups;
        this.components = components;
        this.removal = removal;
        this.dependencies = dependencies;
        this.news = news;
        this.stamps = stamps;
    }

    /** Answers which components could only be retired. */
    Uni<List<UUID>> write(Plan plan) {
        return writeGroups(plan)
                .chain(() -> takeAway(plan))
                .call(() -> writeComponents(plan))
                .call(() -> forget(plan));
    }

    private Uni<Void> writeGroups(Plan plan) {
        Map<UUID, Group> wanted = new LinkedHashMap<>();
        Stream.of(plan.created(Group.class), plan.changed(Group.class))
                .flatMap(List::stream)
                .forEach(group -> wanted.put(group.id(), group));
        if (wanted.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return groups.all().chain(known -> {
            List<ComponentGroupRow> rows = new ArrayList<>(
                    known.stream().filter(row -> wanted.containsKey(row.id)).toList());
            plan.created(Group.class).forEach(group -> rows.add(blank(group.id())));
            rows.forEach(row -> apply(wanted.get(row.id), row));
            return Panache.getSession()
                    .chain(session -> session.persistAll(rows.toArray()).chain(session::flush))
                    .chain(() -> news.groups(rows));
        });
    }

    /** A group is known by its name, which may change its case alone: nobody's new name is another's old one. */
    private void apply(Group group, ComponentGroupRow row) {
        row.name = group.name();
        row.description = group.description();
        row.position = group.position();
        row.updatedAt = stamps.now();
    }

    private ComponentGroupRow blank(UUID id) {
        ComponentGroupRow row = new ComponentGroupRow();
        row.id = id;
        row.publicId = PublicIds.fresh();
        row.createdAt = stamps.now();
        return row;
    }

    private Uni<List<UUID>> takeAway(Plan plan) {
        Map<UUID, String> names = plan.gone(Component.class).stream().collect(toMap(Component::id, Component::name));
        return removal.run(names.keySet(), stamps.now())
                .call(removed -> news.components(removed.retired()))
                .call(removed -> news.gone(
                        CatalogNews.COMPONENT, removed.removed().stream().collect(toMap(UUID::toString, names::get))))
                .map(ComponentRemoval.Removed::retired);
    }

    private Uni<Void> writeComponents(Plan plan) {
        List<Component> created = plan.created(Component.class);
        List<Component> changed = plan.changed(Component.class);
        List<UUID> known = ids(changed);
        Map<UUID, List<UUID>> needs = new LinkedHashMap<>();
        Stream.of(created, changed).flatMap(List::stream).forEach(each -> needs.put(each.id(), each.dependsOn()));
        return components
                .lockAll(known)
                .chain(() -> ComponentWrites.setAside(
                        ids(changed.stream().filter(each -> moves(plan, each)).toList())))
                .chain(() -> ComponentWrites.change(
                        changed.stream().map(this::written).toList()))
                .chain(() -> ComponentWrites.create(
                        created.stream().map(this::written).toList()))
                .chain(() -> dependencies.replace(needs))
                .chain(() -> news.components(needs.keySet()));
    }

    private static boolean moves(Plan plan, Component component) {
        Component was = (Component) plan.before(component);
        return !was.name().equals(component.name()) || !java.util.Objects.equals(was.group(), component.group());
    }

    private Uni<Void> forget(Plan plan) {
        List<Group> gone = plan.gone(Group.class);
        if (gone.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return ComponentGroupRow.delete("id in ?1", gone.stream().map(Group::id).toList())
                .chain(() -> news.gone(CatalogNews.GROUP, gone.stream().collect(toMap(Group::identity, Group::name))));
    }

    private Written written(Component component) {
        return new Written(
                component.id(),
                PublicIds.fresh(),
                component.name(),
                component.description(),
                component.position(),
                ComponentStatus.OPERATIONAL.wire(),
                component.group(),
                component.onlyShowIfDegraded(),
                component.showcase(),
                component.startDate(),
                component.regions(),
                Provides.text(component.provides()),
                stamps.now(),
                stamps.now());
    }

    private static List<UUID> ids(List<Component> components) {
        return components.stream().map(Component::id).toList();
    }
}
