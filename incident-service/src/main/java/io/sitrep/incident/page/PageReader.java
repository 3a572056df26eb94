package io.sitrep.incident.page;

import static java.util.stream.Collectors.toMap;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reads the page's whole state in one read-only transaction, so that banner, components and incidents are those of one
 * moment. Each statement names the public columns and rows it wants: what is internal is not even fetched. Of the
 * incidents only those are fetched whose version has changed since the last state; versions count what happens inside too, so
 * they stay here.
 */
@Singleton
class PageReader {
    private static final int CHUNK = 500;

    /** What the bars show, in whatever zone they are shown, and a day to spare. */
    private static final Duration AS_FAR_BACK = Duration.ofDays(92);

    /** What was read last, and in which versions. */
    private record Read(PageState state, Map<UUID, Long> versions) {}

    private final Pool database;
    private final Heard heard;
    private final Clock clock;

    private volatile Read read = new Read(null, Map.of());

    PageReader(Pool database, Heard heard, Clock clock) {
        this.database = database;
        this.heard = heard;
        this.clock = clock;
    }

    /** @param last state that was read, or null when there is none */
    Uni<PageState> read(PageState last) {
        return database.withTransaction(connection -> {
            Instant asOf = clock.instant();
            Map<String, Long> next = heard.next();
            return rows(connection, PageStatements.ONE_MOMENT)
                    .chain(() -> rows(connection, PageStatements.PAGE))
                    .map(page -> page.get(0).getString("public_id"))
                    .chain(page -> catalog(connection)
                            .chain(catalog -> incidents(connection, last)
                                    .chain(found -> tracks(connection, asOf)
                                            .map(tracks -> kept(
                                                    PageState.of(page, catalog, found.incidents, tracks, next, asOf),
                                                    found.versions)))));
        });
    }

    private static Uni<Catalog> catalog(SqlConnection connection) {
        return rows(connection, PageStatements.GROUPS)
                .chain(groups -> rows(connection, PageStatements.COMPONENTS)
                        .chain(components -> rows(connection, PageStatements.REGIONS)
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

    private static Uni<Map<UUID, Track>> tracks(SqlConnection connection, Instant asOf) {
        return connection
                .preparedQuery(PageStatements.TRACKS)
                .execute(Tuple.of(asOf.minus(AS_FAR_BACK).atOffset(ZoneOffset.UTC)))
                .map(rows -> list(rows).stream().collect(toMap(row -> row.getUUID("id"), TrackRows::track)));
    }

    private PageState kept(PageState state, Map<UUID, Long> versions) {
        read = new Read(state, versions);
        return state;
    }

    /** The incidents, and of which version each was. */
    private record Found(List<PublicIncident> incidents, Map<UUID, Long> versions) {}

    private Uni<Found> incidents(SqlConnection connection, PageState last) {
        Map<UUID, PublicIncident> known = last == null || last != read.state ? Map.of() : known(last);
        Map<UUID, Long> before = read.versions;
        return rows(connection, PageStatements.VERSIONS).chain(rows -> {
            Map<UUID, Long> versions =
                    rows.stream().collect(toMap(row -> row.getUUID("id"), row -> row.getLong("version")));
            List<PublicIncident> current = new ArrayList<>();
            List<UUID> changed = new ArrayList<>();
            versions.forEach((id, version) -> {
                PublicIncident incident = known.get(id);
                if (incident != null && version.equals(before.get(id))) {
                    current.add(incident);
                } else {
                    changed.add(id);
                }
            });
            return fetch(connection, changed)
                    .map(fetched -> new Found(
                            Stream.concat(current.stream(), fetched.stream()).toList(), versions));
        });
    }

    private static Map<UUID, PublicIncident> known(PageState last) {
        Map<UUID, PublicIncident> known = new HashMap<>();
        Stream.of(last.open(), last.maintenances(), last.past())
                .flatMap(List::stream)
                .forEach(incident -> known.put(incident.id(), incident));
        return known;
    }

    private static Uni<List<PublicIncident>> fetch(SqlConnection connection, List<UUID> ids) {
        return Multi.createFrom()
                .items(IntStream.range(0, (ids.size() + CHUNK - 1) / CHUNK).boxed())
                .map(chunk -> ids.subList(chunk * CHUNK, Math.min(chunk * CHUNK + CHUNK, ids.size())))
                .onItem()
                .transformToUniAndConcatenate(chunk -> chunk(connection, chunk))
                .collect()
                .in(ArrayList<PublicIncident>::new, List::addAll)
                .map(all -> (List<PublicIncident>) all);
    }

    private static Uni<List<PublicIncident>> chunk(SqlConnection connection, List<UUID> ids) {
        Function<String, Uni<List<Row>>> of = statement -> connection
                .preparedQuery(statement)
                .execute(Tuple.of(ids.toArray(UUID[]::new)))
                .map(PageReader::list);
        return of.apply(PageStatements.INCIDENTS)
                .chain(incidents -> of.apply(PageStatements.AFFECTED)
                        .chain(affected -> of.apply(PageStatements.UPDATES)
                                .chain(updates -> of.apply(PageStatements.POSTMORTEMS)
                                        .map(written -> PageRows.incidents(incidents, affected, updates, written)))));
    }

    private static Uni<List<Row>> rows(SqlConnection connection, String statement) {
        return connection.query(statement).execute().map(PageReader::list);
    }

    private static List<Row> list(RowSet<Row> rows) {
        return rows == null ? List.of() : rows.stream().toList();
    }
}
