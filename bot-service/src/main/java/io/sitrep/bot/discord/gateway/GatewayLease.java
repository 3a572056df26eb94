package io.sitrep.bot.discord.gateway;

import io.sitrep.bot.discord.DiscordNames;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The right to hold the gateway, by a row of the database. Fails only when that is away. */
class GatewayLease {
    private static final String TAKE = """
            INSERT INTO gateway_lease (bot, holder, fencing, held_until)
            VALUES ($1, $2, 1, now() + make_interval(secs => $3))
            ON CONFLICT (bot) DO UPDATE SET holder = excluded.holder, held_until = excluded.held_until,
                fencing = gateway_lease.fencing + CASE WHEN gateway_lease.holder = excluded.holder THEN 0 ELSE 1 END
            WHERE gateway_lease.holder = excluded.holder OR gateway_lease.held_until < now()
            RETURNING fencing""";

    private final Pool database;
    private final UUID self;
    private final Duration lasts;

    /** @param lasts from the last time it was taken or renewed */
    GatewayLease(Pool database, UUID self, Duration lasts) {
        this.database = database;
        this.self = self;
        this.lasts = lasts;
    }

    Duration lasts() {
        return lasts;
    }

    /** Takes it when nobody has it, or renews it; the number of this holding, or empty while another has it. */
    Uni<Optional<Long>> take() {
        return database.preparedQuery(TAKE)
                .execute(Tuple.of(DiscordNames.PLATFORM, self, (double) lasts.toSeconds()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .map(row -> row.getLong("fencing")));
    }

    /** Another may have it at once. */
    Uni<Void> giveBack() {
        return database.preparedQuery("UPDATE gateway_lease SET held_until = now() WHERE bot = $1 AND holder = $2")
                .execute(Tuple.of(DiscordNames.PLATFORM, self))
                .replaceWithVoid();
    }
}
