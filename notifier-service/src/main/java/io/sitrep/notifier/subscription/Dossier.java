package io.sitrep.notifier.subscription;

import io.sitrep.notifier.channel.Channels;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/**
 * What is kept of a person: of the subscriber asked for, and of all others with the same address where an address is asked before it is
 * told. Without secrets and tokens, which are keys and say nothing about anybody.
 */
@Singleton
public class Dossier {
    private static final String SAME = """
            SELECT s.id, s.created_at FROM subscribers s WHERE NOT s.account AND s.id IN (
                SELECT $1::uuid UNION
                SELECT o.subscriber_id FROM endpoints mine JOIN endpoints o
                    ON o.channel = mine.channel AND lower(o.address) = lower(mine.address) AND o.position = 0
                WHERE mine.subscriber_id = $1 AND mine.position = 0 AND mine.channel = ANY ($2::text[]))
            ORDER BY s.id""";
    private static final String ELSEWHERE = """
            SELECT e.* FROM endpoints mine JOIN endpoints e
                ON e.channel = mine.channel AND lower(e.address) = lower(mine.address) AND e.position > 0
            WHERE mine.subscriber_id = $1 AND mine.position = 0 AND mine.channel = ANY ($2::text[])
            ORDER BY e.id""";
    private static final String CONSENTS_OF = "SELECT * FROM consents WHERE endpoint_id = $1 ORDER BY at, id";
    private static final String ADDRESSES = "SELECT * FROM endpoints WHERE subscriber_id = $1 ORDER BY position";
    private static final String SUBSCRIPTIONS = "SELECT * FROM subscriptions WHERE subscriber_id = $1 ORDER BY id";
    private static final String CONSENTS = "SELECT * FROM consents WHERE subscriber_id = $1 ORDER BY at, id";

    /** One subscriber, whole. */
    public record Kept(
            UUID id, Instant createdAt, List<Address> addresses, List<Wish> subscriptions, List<Given> consents) {}

    /** @param position 0 is told first */
    public record Address(
            UUID id,
            int position,
            String channel,
            String address,
            String state,
            String stateReason,
            Instant confirmedAt,
            boolean hasSecret) {}

    /** What of it is wanted, and how. */
    public record Wish(
            UUID id,
            String state,
            List<UUID> components,
            List<UUID> groups,
            List<String> regions,
            String minImpact,
            boolean maintenances,
            boolean postmortems,
            boolean everyUpdate,
            String locale,
            String timeZone,
            Instant createdAt,
            Instant endedAt) {}

    /** @param addressId absent where it is about the subscription as a whole */
    public record Given(Instant at, String how, String what, UUID addressId) {}

    /** The same address as somebody else's to fall back to: nothing of them, and what was consented to there. */
    public record Elsewhere(Address address, List<Given> consents) {}

    private final Pool pool;
    private final String[] asking;

    Dossier(Pool pool, Channels channels) {
        this.pool = pool;
        this.asking = channels.askingFirst().toArray(String[]::new);
    }

    /** Empty when there is no such subscriber. */
    public Uni<List<Kept>> of(UUID id) {
        return pool.preparedQuery(SAME)
                .execute(Tuple.of(id, asking))
                .map(rows -> list(
                        rows,
                        row -> new Kept(row.getUUID("id"), time(row, "created_at"), List.of(), List.of(), List.of())))
                .chain(people -> Uni.join()
                        .all(
                                people.isEmpty()
                                        ? List.of(Uni.createFrom().<Kept>nullItem())
                                        : people.stream().map(this::whole).toList())
                        .andFailFast())
                .map(people ->
                        people.stream().filter(java.util.Objects::nonNull).toList());
    }

    /** Where the subscriber's address is a further address, of themselves or of others. */
    public Uni<List<Elsewhere>> elsewhere(UUID id) {
        return pool.preparedQuery(ELSEWHERE)
                .execute(Tuple.of(id, asking))
                .map(rows -> list(rows, Dossier::address))
                .chain(addresses -> Multi.createFrom()
                        .iterable(addresses)
                        .onItem()
                        .transformToUniAndConcatenate(address -> read(CONSENTS_OF, address.id(), Dossier::given)
                                .map(consents -> new Elsewhere(address, consents)))
                        .collect()
                        .asList());
    }

    private Uni<Kept> whole(Kept person) {
        return Uni.combine()
                .all()
                .unis(
                        read(ADDRESSES, person.id(), Dossier::address),
                        read(SUBSCRIPTIONS, person.id(), Dossier::wish),
                        read(CONSENTS, person.id(), Dossier::given))
                .with((addresses, wishes, consents) ->
                        new Kept(person.id(), person.createdAt(), addresses, wishes, consents));
    }

    private <T> Uni<List<T>> read(String sql, UUID id, Function<Row, T> one) {
        return pool.preparedQuery(sql).execute(Tuple.of(id)).map(rows -> list(rows, one));
    }

    private static <T> List<T> list(RowSet<Row> rows, Function<Row, T> one) {
        return StreamSupport.stream(rows.spliterator(), false).map(one).toList();
    }

    private static Address address(Row row) {
        return new Address(
                row.getUUID("id"),
                row.getInteger("position"),
                row.getString("channel"),
                row.getString("address"),
                row.getString("state"),
                row.getString("state_reason"),
                time(row, "confirmed_at"),
                row.getString("secret") != null);
    }

    private static Wish wish(Row row) {
        return new Wish(
                row.getUUID("id"),
                row.getString("state"),
                List.of(row.getArrayOfUUIDs("components")),
                List.of(row.getArrayOfUUIDs("groups")),
                List.of(row.getArrayOfStrings("regions")),
                row.getString("min_impact"),
                row.getBoolean("maintenances"),
                row.getBoolean("postmortems"),
                row.getBoolean("every_update"),
                row.getString("locale"),
                row.getString("time_zone"),
                time(row, "created_at"),
                time(row, "ended_at"));
    }

    private static Given given(Row row) {
        return new Given(time(row, "at"), row.getString("how"), row.getString("what"), row.getUUID("endpoint_id"));
    }

    private static Instant time(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }
}
