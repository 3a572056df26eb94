package io.sitrep.incident.page;

import io.sitrep.incident.domain.ComponentStatus;
import io.sitrep.incident.domain.Kind;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Everything the public page shows, as of one moment. Holds nothing that the public may not know.
 *
 * @param pageId the page's own public id
 * @param catalog components and groups
 * @param open incidents that are not resolved, the worst first
 * @param maintenances that are not over, the first to begin first
 * @param past what is over, incidents and maintenances, the last to end first
 * @param tracks how components did, by their id
 * @param heard up to which offset of each partition, {@code topic-partition}, the topics tell nothing that is not in it
 * @param asOf when it was read
 */
public record PageState(
        String pageId,
        Catalog catalog,
        List<PublicIncident> open,
        List<PublicIncident> maintenances,
        List<PublicIncident> past,
        Map<UUID, Track> tracks,
        Map<String, Long> heard,
        Instant asOf) {

    private static final Comparator<PublicIncident> NEWEST_FIRST =
            Comparator.comparing(PublicIncident::startedAt).reversed();

    public PageState {
        open = List.copyOf(open);
        maintenances = List.copyOf(maintenances);
        past = List.copyOf(past);
        tracks = Map.copyOf(tracks);
        heard = Map.copyOf(heard);
    }

    static PageState of(
            String pageId,
            Catalog catalog,
            List<PublicIncident> incidents,
            Map<UUID, Track> tracks,
            Map<String, Long> heard,
            Instant asOf) {
        Comparator<PublicIncident> worstFirst =
                Comparator.comparing(PublicIncident::impact).reversed();
        Comparator<PublicIncident> lastToEndFirst =
                Comparator.comparing(PublicIncident::endedAt).reversed();
        return new PageState(
                pageId,
                catalog,
                incidents.stream()
                        .filter(incident -> incident.open() && !incident.planned())
                        .sorted(worstFirst.thenComparing(NEWEST_FIRST))
                        .toList(),
                incidents.stream()
                        .filter(incident -> incident.open() && incident.planned())
                        .sorted(Comparator.comparing(PublicIncident::startedAt))
                        .toList(),
                incidents.stream()
                        .filter(incident -> !incident.open())
                        .sorted(lastToEndFirst)
                        .toList(),
                tracks,
                heard,
                asOf);
    }

    /** Those that are not retired, in the order of the page. */
    public List<PublicComponent> components() {
        return catalog.current();
    }

    /** The components as the page lists them. */
    public List<Section> sections() {
        return Section.of(catalog);
    }

    public Indicator indicator() {
        return Indicator.of(
                maintenances.stream().anyMatch(PublicIncident::underWay),
                open.stream().map(PublicIncident::impact).toList(),
                components().stream().map(PublicComponent::status).toList());
    }

    /** How many components are in another state than operational. */
    public long troubled() {
        return components().stream()
                .filter(component -> component.status() != ComponentStatus.OPERATIONAL)
                .count();
    }

    /** Everything of one kind, the last to start first. */
    public List<PublicIncident> all(Kind kind) {
        return all().filter(incident -> incident.kind() == kind)
                .sorted(NEWEST_FIRST)
                .toList();
    }

    /** What has happened, and what was done: the last to start first. */
    public List<PublicIncident> history() {
        return Stream.concat(open.stream(), past.stream()).sorted(NEWEST_FIRST).toList();
    }

    /** Every incident and maintenance the public knows, in no order that means anything. */
    public Stream<PublicIncident> everything() {
        return all();
    }

    /** The same, found to hold still at a later time. */
    public PageState confirmed(Instant later) {
        return new PageState(pageId, catalog, open, maintenances, past, tracks, heard, later);
    }

    /** Whether a reader could not tell it from another: they may have been read at different times. */
    public boolean saysTheSameAs(PageState other) {
        return pageId.equals(other.pageId)
                && catalog.equals(other.catalog)
                && open.equals(other.open)
                && maintenances.equals(other.maintenances)
                && past.equals(other.past)
                && tracks.equals(other.tracks);
    }

    private Stream<PublicIncident> all() {
        return Stream.of(open, maintenances, past).flatMap(List::stream);
    }

    /**
     * Looks an incident up.
     *
     * @param reference public id, UUID or {@code INC-42}
     */
    public Optional<PublicIncident> find(String reference) {
        return all().filter(incident -> incident.isCalled(reference)).findFirst();
    }

    /** When the public was last told anything. */
    public Optional<Instant> lastWordAt() {
        return all().map(PublicIncident::lastWordAt).max(Instant::compareTo);
    }
}
