package io.sitrep.notifier.failover;

import io.sitrep.notifier.channel.Channel;
import io.sitrep.notifier.channel.Channels;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Writes down whom addresses depend on, as their channels say: only of subscribers who have several. */
@Singleton
class Places {
    private static final int CHUNK = 500;

    private static final String UNPLACED = """
            SELECT e.id, e.channel, e.address FROM endpoints e
            WHERE e.providers IS NULL AND e.subscriber_id IN (SELECT u.subscriber_id FROM endpoints u
                WHERE u.position > 0 AND u.providers IS NULL LIMIT $1)""";

    private static final String PLACE = """
            UPDATE endpoints e SET providers = string_to_array(p.providers, ' ')
            FROM unnest($1::uuid[], $2::text[]) AS p (id, providers) WHERE e.id = p.id AND e.providers IS NULL""";

    // Who is behind is asked for later.
    private static final String MEMBERS = """
            INSERT INTO provider_groups (channel, member, looked_at)
            SELECT channel, member, '-infinity' FROM unnest($1::text[], $2::text[]) AS m (channel, member)
            ON CONFLICT DO NOTHING""";

    private record Member(String channel, String name) {}

    private final Pool pool;
    private final Channels channels;

    Places(Pool pool, Channels channels) {
        this.pool = pool;
        this.channels = channels;
    }

    /** @return whether there may be more */
    Uni<Boolean> fill() {
        return pool.preparedQuery(UNPLACED)
                .execute(Tuple.of(CHUNK))
                .chain(rows -> rows.size() == 0 ? Uni.createFrom().item(false) : place(rows));
    }

    private Uni<Boolean> place(RowSet<Row> rows) {
        List<UUID> ids = new ArrayList<>();
        List<String> providers = new ArrayList<>();
        Set<Member> members = new LinkedHashSet<>();
        for (Row row : rows) {
            String address = row.getString("address");
            Optional<Channel> channel = channels.named(row.getString("channel"));
            Set<String> names = channel.map(known -> providers(known, address)).orElse(Set.of());
            ids.add(row.getUUID("id"));
            providers.add(String.join(" ", names));
            channel.filter(known -> known.behind(address).isPresent())
                    .ifPresent(known -> names.forEach(name -> members.add(new Member(known.name(), name))));
        }
        return pool.preparedQuery(MEMBERS)
                .execute(Tuple.of(
                        members.stream().map(Member::channel).toArray(String[]::new),
                        members.stream().map(Member::name).toArray(String[]::new)))
                .chain(() -> pool.preparedQuery(PLACE)
                        .execute(Tuple.of(ids.toArray(UUID[]::new), providers.toArray(String[]::new))))
                .replaceWith(true);
    }

    /** What a channel can't read depends on nobody. */
    private static Set<String> providers(Channel channel, String address) {
        try {
            return channel.dependsOn(address);
        } catch (RuntimeException unreadable) {
            return Set.of();
        }
    }
}
