package io.sitrep.incident.page.v2;

import static java.util.stream.Collectors.toMap;

import io.sitrep.incident.domain.Status;
import io.sitrep.incident.page.Catalog;
import io.sitrep.incident.page.HeldComponent;
import io.sitrep.incident.page.PageState;
import io.sitrep.incident.page.PublicComponent;
import io.sitrep.incident.page.PublicGroup;
import io.sitrep.incident.page.PublicIncident;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The page's state in Statuspage's words. Built from what the page shows, which holds nothing internal.
 *
 * @param frame what is the same for every state
 * @param copied whether no service stands behind it: what is of one incident then says nothing of when others changed
 */
record Statuspage(PageState state, Frame frame, boolean copied) {
    /**
     * What does not change with the state.
     *
     * @param url of the page, without a slash at its end
     * @param tombstone the words for what was retracted
     */
    record Frame(String name, String url, ZoneId zone, String tombstone) {}

    PageJson page() {
        return page(updatedAt());
    }

    /** In an answer that is of one incident. */
    PageJson page(PublicIncident about) {
        return page(copied ? about.updatedAt() : updatedAt());
    }

    private PageJson page(Instant updatedAt) {
        return new PageJson(state.pageId(), frame.name, frame.url, zone(), updatedAt);
    }

    /** Groups, each followed by its components, and components without one, in the order of the page. */
    List<ComponentJson> components() {
        Catalog catalog = state.catalog();
        Map<String, List<PublicComponent>> members =
                catalog.groups().stream().collect(toMap(PublicGroup::code, catalog::of));
        Stream<ComponentJson> groups = catalog.groups().stream()
                .map(group -> ComponentJson.of(group, members.get(group.code()), state.pageId()));
        Stream<ComponentJson> single = catalog.current().stream()
                .filter(component -> component.groupId() == null)
                .map(this::component);
        return Stream.concat(groups, single)
                .sorted(Comparator.comparingInt(ComponentJson::position).thenComparing(ComponentJson::name))
                .flatMap(each -> Stream.concat(
                        Stream.of(each),
                        members.getOrDefault(each.group() ? each.id() : null, List.of()).stream()
                                .map(this::component)))
                .toList();
    }

    private ComponentJson component(PublicComponent component) {
        return ComponentJson.of(component, groupOf(component), state.pageId());
    }

    List<IncidentJson> incidents(List<PublicIncident> incidents) {
        return incidents.stream().map(this::incident).toList();
    }

    IncidentJson incident(PublicIncident incident) {
        return new IncidentJson(
                incident.publicId(),
                incident.title(),
                status(incident.status()),
                incident.createdAt(),
                incident.updatedAt(),
                incident.monitoringAt(),
                incident.resolvedAt(),
                incident.impact().wire(),
                Objects.requireNonNullElseGet(
                        incident.shortlink(), () -> frame.url + "/incidents/" + incident.publicId()),
                incident.startedAt(),
                state.pageId(),
                incident.updates().stream()
                        .map(update -> UpdateJson.of(update, incident.publicId(), frame.tombstone))
                        .toList(),
                components(incident),
                null,
                incident.window() == null
                        ? null
                        : new IncidentJson.Window(
                                incident.window().from(), incident.window().until()));
    }

    /** Those an incident lists, as they are now. */
    List<ComponentJson> components(PublicIncident incident) {
        return incident.components().stream()
                .filter(HeldComponent::listed)
                .flatMap(this::held)
                .toList();
    }

    /** Statuspage knows no maintenance that was called off: to its clients it is over, and what was said tells why. */
    static String status(Status status) {
        return (status == Status.CANCELLED ? Status.COMPLETED : status).wire();
    }

    private Stream<ComponentJson> held(HeldComponent held) {
        return state
                .catalog()
                .component(held.id())
                .map(component -> ComponentJson.of(held, component, groupOf(component), state.pageId()))
                .stream();
    }

    private String groupOf(PublicComponent component) {
        return component.groupId() == null
                ? null
                : state.catalog()
                        .group(component.groupId())
                        .map(PublicGroup::code)
                        .orElse(null);
    }

    /** Statuspage says UTC by its name in the time zone database. */
    private String zone() {
        return frame.zone.normalized().equals(ZoneOffset.UTC) ? "Etc/UTC" : frame.zone.getId();
    }

    private Instant updatedAt() {
        return Stream.of(
                        state.lastLearnedAt().stream(),
                        state.catalog().components().stream().map(PublicComponent::updatedAt),
                        state.catalog().groups().stream().map(PublicGroup::updatedAt))
                .flatMap(times -> times)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }
}
