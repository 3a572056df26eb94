package io.sitrep.notifier.subscription;

import io.quarkus.scheduler.Scheduled;
import io.sitrep.notifier.Settings;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Forgets what nobody confirmed in time: requests, and further addresses of those who did. Only what anybody could ask for; who was
 * brought in unconfirmed by an import is kept as such. No fingerprint stays of it.
 */
@Singleton
public class Tidying {
    private static final Logger LOG = Logger.getLogger(Tidying.class);

    private static final String SUBSCRIBERS = """
            DELETE FROM subscribers WHERE id IN (
                SELECT subscriber_id FROM subscriptions w
                WHERE state = 'pending' AND created_at < now() - $1 * interval '1 millisecond' AND EXISTS (
                    SELECT FROM consents c WHERE c.subscriber_id = w.subscriber_id AND c.how IN ('form', 'api')))""";
    private static final String PLACES = """
            DELETE FROM endpoints e USING subscribers s
            WHERE s.id = e.subscriber_id AND e.state = 'pending' AND e.position > 0
              AND s.created_at < now() - $1 * interval '1 millisecond' AND EXISTS (
                SELECT FROM consents c
                WHERE c.subscriber_id = s.id AND c.endpoint_id = e.id AND c.how IN ('form', 'api'))""";
    private static final String ASKED = "DELETE FROM asked WHERE at < now() - interval '1 hour'";

    private final Pool pool;
    private final Duration patience;

    Tidying(Pool pool, Settings settings) {
        this.pool = pool;
        this.patience = settings.subscription().unconfirmedFor();
    }

    @Scheduled(every = "1h", delayed = "1m")
    public Uni<Void> tidy() {
        Tuple age = Tuple.of(patience.toMillis());
        return pool.preparedQuery(SUBSCRIBERS)
                .execute(age)
                .invoke(gone -> LOG.debugf("%d requests were never confirmed", gone.rowCount()))
                .chain(() -> pool.preparedQuery(PLACES).execute(age))
                .chain(() -> pool.query(ASKED).execute())
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "what nobody confirmed is not tidied this time: %s",
                        failure.getClass().getSimpleName()))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }
}
