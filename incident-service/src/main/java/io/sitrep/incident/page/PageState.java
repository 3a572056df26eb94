package io.sitrep.incident.page;

import io.sitrep.incident.domain.ComponentStatus;
import io.sitrep.incident.domain.Kind;
import io.sitrep.incident.page.Archive.Order;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Everything the public page shows, as of one moment. Holds nothing that the public may not know. What is asked of it costs no
 * more where the history is long, but for what goes through all of it and says so.
 *
 * @param pageId the page's own public id
 * @param catalog components and groups
 * @param archive every incident and maintenance
 * @param tracks how components did, by their id
 * @param heard up to which offset of each partition, {@code topic-partition}, the topics tell nothing that is not in it
 * @param asOf when it was read
 */
public record PageState(
        String pageId,
        Catalog catalog,
        Archive archive,
        Map<UUID, Track> tracks,
        Map<String, Long> heard,
        Instant asOf) {

    public PageState {
        tracks = Map.copyOf(tracks);
        heard = Map.copyOf(heard);
    }

    /** Incidents that are not resolved, the worst first. */
    public List<PublicIncident> open() {
        return archive.open();
    }

    /** Maintenances that are not over, the first to begin first. */
    public List<PublicIncident> maintenances() {
        return archive.ahead();
    }

    /** What is over, incidents and maintenances, the last to end first. */
    public Stream<PublicIncident> past() {
        return archive.by(Order.ENDED).stream();
    }

    /** Maintenances that are over, the last to end first. */
    public Stream<PublicIncident> pastMaintenances() {
        return archive.by(Order.MAINTENANCES_ENDED).stream();
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
                maintenances().stream().anyMatch(PublicIncident::underWay),
                open().stream().map(PublicIncident::impact).toList(),
                components().stream().map(PublicComponent::status).toList());
    }

    /** How many components are in another state than operational. */
    public long troubled() {
        return components().stream()
                .filter(component -> component.status() != ComponentStatus.OPERATIONAL)
                .count();
    }

    /** Everything of one kind, the last to start first. */
    public Stream<PublicIncident> all(Kind kind) {
        return archive.by(kind == Kind.MAINTENANCE ? Order.MAINTENANCES : Order.INCIDENTS).stream();
    }

    /** What has happened, and what was done, by when it started. */
    public Chronology history() {
        return archive.by(Order.HAPPENED);
    }

    /** Every incident and maintenance the public knows, that first of which it learned something last. */
    public Stream<PublicIncident> lastLearned() {
        return archive.by(Order.LEARNED).stream();
    }

    /** Every incident and maintenance the public knows, by when it started. */
    public Chronology everything() {
        return archive.by(Order.EVERYTHING);
    }

    /** The same with another history. */
    public PageState with(Archive other) {
        return new PageState(pageId, catalog, other, tracks, heard, asOf);
    }

    /** The same, found to hold still at a later time. */
    public PageState confirmed(Instant later) {
        return new PageState(pageId, catalog, archive, tracks, heard, later);
    }

    /** Whether a reader could not tell it from another: they may have been read at different times. */
    public boolean saysTheSameAs(PageState other) {
        return this == other
                || pageId.equals(other.pageId)
                        && catalog.equals(other.catalog)
                        && archive.equals(other.archive)
                        && tracks.equals(other.tracks);
    }

    /** The public ids of the incidents that came, changed or went since another state. */
    public List<String> changedSince(PageState last) {
        return archive.changedSince(last.archive);
    }

    /**
     * Looks an incident up.
     *
     * @param reference public id, UUID or {@code INC-42}
     */
    public Optional<PublicIncident> find(String reference) {
        return archive.find(reference);
    }

    /** When the public was last told anything. */
    public Optional<Instant> lastWordAt() {
        return archive.by(Order.SAID).latest();
    }

    /** When the public last learned anything of an incident or a maintenance. */
    public Optional<Instant> lastLearnedAt() {
        return archive.by(Order.LEARNED).latest();
    }
}
