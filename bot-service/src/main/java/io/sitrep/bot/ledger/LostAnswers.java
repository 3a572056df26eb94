package io.sitrep.bot.ledger;

import io.sitrep.bot.port.Invocation;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * Answers that were there in time and did not reach their request, because its connection had ended: they are handed over like
 * those that come too late. What a process had in hand when it died is not found here, nor what was lost beyond our connection.
 */
@Singleton
public class LostAnswers {
    private static final Logger LOG = Logger.getLogger(LostAnswers.class);

    private final Pool database;
    private final EntryRows rows;

    public LostAnswers(Pool database, EntryRows rows) {
        this.database = database;
        this.rows = rows;
    }

    /** Only what is answered for good was on its way: else the answer comes later anyway. Returns at once. */
    public void handOver(Invocation invocation) {
        database.preparedQuery("""
                        UPDATE inbound SET state = 'done', reply_to = $2, answered_at = NULL, done_at = now(), due_at = now(),
                                           holder = NULL, failures = 0, attempts = 0
                        WHERE invocation_id = $1 AND state = 'answered' AND answer <> ''""")
                .execute(Tuple.of(invocation.id(), rows.seal(invocation.replyTo())))
                .subscribe()
                .with(
                        changed -> {
                            if (changed.rowCount() > 0) {
                                CommandLines.of(invocation)
                                        .warnf(LOG, "an answer did not reach its request; it is handed over");
                            }
                        },
                        failure -> CommandLines.of(invocation)
                                .errorf(LOG, failure, "an answer did not reach its request, and is lost"));
    }
}
