package io.sitrep.incident.page;

import io.sitrep.incident.page.Known.Changes;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * Reads how components did. Only of those that a changed incident holds or held, or whose own row has changed; of all of them
 * once a day, when a day more than the bars show is forgotten, and whenever everything is compared.
 */
final class TrackReading {
    /** What the bars show, in whatever zone they are shown, and a day to spare. */
    private static final Duration AS_FAR_BACK = Duration.ofDays(92);

    private final PageState last;
    private final Catalog catalog;
    private final Instant from;
    private final boolean sameDay;

    /** @param last or null */
    TrackReading(PageState last, Catalog catalog, Instant asOf) {
        this.last = last;
        this.catalog = catalog;
        this.from = from(asOf);
        this.sameDay = last != null && from(last.asOf()).equals(from);
    }

    /** Of a whole day the same, so that two reads of one day forget the same. */
    private static Instant from(Instant asOf) {
        return asOf.truncatedTo(ChronoUnit.DAYS).minus(AS_FAR_BACK);
    }

    /** @param rows runs a statement */
    Uni<Map<UUID, Track>> run(Archive archive, Changes changes, BiFunction<String, Tuple, Uni<List<Row>>> rows) {
        if (changes.compared() || !sameDay) {
            return rows.apply(PageStatements.TRACKS, Tuple.of(from.atOffset(ZoneOffset.UTC)))
                    .map(all -> tracks(Map.of(), all));
        }
        Set<UUID> moved = moved(archive, changes);
        return moved.isEmpty()
                ? Uni.createFrom().item(tracks(last.tracks(), List.of()))
                : rows.apply(
                                PageStatements.TRACKS_OF,
                                Tuple.of(from.atOffset(ZoneOffset.UTC), moved.toArray(UUID[]::new)))
                        .map(fresh -> tracks(last.tracks(), fresh));
    }

    private Set<UUID> moved(Archive archive, Changes changes) {
        Set<UUID> moved = new HashSet<>();
        Stream.of(last.archive(), archive)
                .flatMap(each -> Stream.concat(changes.come().keySet().stream(), changes.gone().stream())
                        .flatMap(id -> each.known(id).stream()))
                .flatMap(incident -> incident.components().stream())
                .forEach(component -> moved.add(component.id()));
        catalog.current().stream()
                .filter(component -> !component.equals(
                        last.catalog().component(component.id()).orElse(null)))
                .forEach(component -> moved.add(component.id()));
        return moved;
    }

    private Map<UUID, Track> tracks(Map<UUID, Track> before, List<Row> fresh) {
        Map<UUID, Track> tracks = new HashMap<>(before);
        fresh.forEach(row -> tracks.put(row.getUUID("id"), TrackRows.track(row)));
        tracks.keySet()
                .removeIf(id -> catalog.component(id)
                        .filter(component -> !component.retired())
                        .isEmpty());
        return tracks;
    }
}
