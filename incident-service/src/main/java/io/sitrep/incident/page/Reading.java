package io.sitrep.incident.page;

import static java.util.stream.Collectors.toMap;

import io.sitrep.incident.page.Known.Changes;
import io.sitrep.incident.page.Known.Found;
import io.sitrep.incident.page.Known.Place;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * One read of the page's state. Each statement names the public columns and rows it wants: what is internal is not even
 * fetched. Of the incidents only those are fetched whose version has changed, and they are found among those written since the
 * last read; every now and then, and after anything unusual, by comparing the versions of all.
 */
final class Reading {
    private static final int CHUNK = 500;

    private final SqlConnection connection;
    private final Known known;
    private final Instant asOf;
    private final Map<String, Long> heard;

    Reading(SqlConnection connection, Known known, Instant asOf, Map<String, Long> heard) {
        this.connection = connection;
        this.known = known;
        this.asOf = asOf;
        this.heard = heard;
    }

    /** Within a transaction that has said nothing yet. */
    Uni<Found> run() {
        return rows(PageStatements.ONE_MOMENT)
                .chain(() -> rows(PageStatements.PAGE))
                .map(page -> page.get(0))
                .chain(page -> found(
                        page.getString("public_id"), new Place(page.getString("database"), page.getLong("horizon"))));
    }

    private Uni<Found> found(String page, Place seen) {
        return catalog()
                .chain(catalog -> changes(known.at(seen))
                        .chain(changes -> state(page, catalog, changes).map(state -> new Found(state, changes, seen))));
    }

    private Uni<PageState> state(String page, Catalog catalog, Changes changes) {
        return fetch(List.copyOf(changes.come().keySet()))
                .map(fetched -> archive().with(changes.gone(), fetched))
                .chain(archive -> tracks(catalog, archive, changes)
                        .map(tracks -> new PageState(page, catalog, archive, tracks, heard, asOf)));
    }

    private Archive archive() {
        return known.state == null ? Archive.EMPTY : known.state.archive();
    }

    private Uni<Catalog> catalog() {
        return rows(PageStatements.GROUPS)
                .chain(groups -> rows(PageStatements.COMPONENTS)
                        .chain(components -> rows(PageStatements.REGIONS)
                                .map(regions -> new Catalog(
                                        groups.stream().map(PageRows::group).toList(),
                                        components.stream()
                                                .map(PageRows::component)
                                                .toList(),
                                        regions.stream()
                                                .collect(toMap(
                                                        row -> row.getString("code"),
                                                        row -> row.getString("name")))))));
    }

    private Uni<Changes> changes(Known base) {
        Long horizon = base.horizon(asOf);
        return horizon == null
                ? compared(base)
                : rows(PageStatements.MOVED, Tuple.of(horizon.toString()))
                        .map(rows -> moved(rows.get(0), base))
                        .chain(changes -> changes == null
                                ? compared(base)
                                : Uni.createFrom().item(changes));
    }

    private Uni<Changes> compared(Known base) {
        return rows(PageStatements.VERSIONS)
                .map(rows -> base.compare(
                        rows.stream().collect(toMap(row -> row.getUUID("id"), row -> row.getLong("version")))));
    }

    private static Changes moved(Row row, Known base) {
        UUID[] ids = row.getArrayOfUUIDs("ids");
        Long[] versions = row.getArrayOfLongs("versions");
        Boolean[] isPublic = row.getArrayOfBooleans("known");
        Map<UUID, Long> moved = new HashMap<>();
        for (int i = 0; ids != null && i < ids.length; i++) {
            moved.put(ids[i], isPublic[i] ? versions[i] : null);
        }
        return base.move(moved, row.getLong("many"));
    }

    private Uni<Map<UUID, Track>> tracks(Catalog catalog, Archive archive, Changes changes) {
        return new TrackReading(known.state, catalog, asOf).run(archive, changes, this::rows);
    }

    private Uni<List<PublicIncident>> fetch(List<UUID> ids) {
        return Multi.createFrom()
                .items(IntStream.range(0, (ids.size() + CHUNK - 1) / CHUNK).boxed())
                .map(chunk -> ids.subList(chunk * CHUNK, Math.min(chunk * CHUNK + CHUNK, ids.size())))
                .onItem()
                .transformToUniAndConcatenate(this::chunk)
                .collect()
                .in(ArrayList<PublicIncident>::new, List::addAll)
                .map(all -> (List<PublicIncident>) all);
    }

    private Uni<List<PublicIncident>> chunk(List<UUID> ids) {
        Function<String, Uni<List<Row>>> of = statement -> rows(statement, Tuple.of(ids.toArray(UUID[]::new)));
        return of.apply(PageStatements.INCIDENTS)
                .chain(incidents -> of.apply(PageStatements.AFFECTED)
                        .chain(affected -> of.apply(PageStatements.UPDATES)
                                .chain(updates -> of.apply(PageStatements.POSTMORTEMS)
                                        .map(written -> PageRows.incidents(incidents, affected, updates, written)))));
    }

    private Uni<List<Row>> rows(String statement) {
        return connection.query(statement).execute().map(Reading::list);
    }

    private Uni<List<Row>> rows(String statement, Tuple values) {
        return connection.preparedQuery(statement).execute(values).map(Reading::list);
    }

    private static List<Row> list(RowSet<Row> rows) {
        return rows == null ? List.of() : rows.stream().toList();
    }
}
