package io.sitrep.notifier.render;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;

/** Reads how the posts of an account are to read. */
@Singleton
public class Posting {
    private static final String TEMPLATES = "SELECT templates FROM social_accounts WHERE channel = $1";

    private final Pool pool;

    Posting(Pool pool) {
        this.pool = pool;
    }

    /** Of the account on that network, as it is now; the suite's own where there is none. */
    public Uni<PostTemplates> on(String channel) {
        return pool.preparedQuery(TEMPLATES)
                .execute(Tuple.of(channel))
                .map(rows -> rows.size() == 0
                        ? PostTemplates.NONE
                        : PostTemplates.read(rows.iterator()
                                .next()
                                .getJsonObject("templates")
                                .getMap()));
    }
}
