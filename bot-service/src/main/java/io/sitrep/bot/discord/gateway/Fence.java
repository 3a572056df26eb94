package io.sitrep.bot.discord.gateway;

import io.sitrep.bot.discord.DiscordNames;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.function.Function;

/**
 * The holding of the gateway by which something was heard. What may be written of it late, because the database was slow or away, is
 * written only while no other process has held the gateway since: that one may have heard and noted what came after it.
 *
 * @param number of that holding; it grows with each change of holder
 */
public record Fence(long number) {
    /** Whoever changes the lease waits for who reads it so, and the other way round. */
    private static final String IS_STILL_OURS = "SELECT FROM gateway_lease WHERE bot = $1 AND fencing = $2 FOR SHARE";

    /** Another process holds the gateway, or did meanwhile: nothing was written, and it is not to be tried again. */
    static final class Passed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Passed() {
            super("another process has held the gateway since");
        }
    }

    /**
     * The same database, where {@link Pool#withTransaction(Function)} fails and undoes all its work once the holding is over. What is
     * written in another way is not fenced.
     */
    public Pool around(Pool database) {
        return new Pool(database.getDelegate()) {
            @Override
            public <T> Uni<T> withTransaction(Function<SqlConnection, Uni<T>> work) {
                // Asked last: work that hangs keeps nobody from taking the gateway over.
                return super.withTransaction(
                        connection -> work.apply(connection).call(() -> stillOurs(connection)));
            }
        };
    }

    private Uni<Void> stillOurs(SqlConnection connection) {
        return connection
                .preparedQuery(IS_STILL_OURS)
                .execute(Tuple.of(DiscordNames.PLATFORM, number))
                .invoke(rows -> {
                    if (rows.size() == 0) {
                        throw new Passed();
                    }
                })
                .replaceWithVoid();
    }
}
