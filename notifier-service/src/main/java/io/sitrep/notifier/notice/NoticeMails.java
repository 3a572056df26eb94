package io.sitrep.notifier.notice;

import io.sitrep.notifier.Settings;
import io.sitrep.notifier.channel.Notice;
import io.sitrep.notifier.channel.ThisProcess;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The mails of notices that wait, each handed to one process at a time; time is the database's alone. */
@Singleton
class NoticeMails {
    // A reader who came back with the same address can be reached there again.
    private static final String SUPPRESS = """
            UPDATE notice_mails m SET state = 'suppressed', reason = 'nobody is at this address', due_at = NULL, settled_at = now()
            WHERE m.due_at <= now() AND (
                EXISTS (SELECT FROM notice_mails b WHERE lower(b.address) = lower(m.address) AND b.state = 'bounced')
                OR EXISTS (SELECT FROM endpoints e
                    WHERE e.channel = $1 AND lower(e.address) = lower(m.address) AND e.state = 'disabled')
                AND NOT EXISTS (SELECT FROM endpoints e
                    WHERE e.channel = $1 AND lower(e.address) = lower(m.address) AND e.state = 'active'))""";

    // While one is being sent it is not due; should its sender vanish, it is due again.
    private static final String CLAIM = """
            WITH due AS (
                SELECT id FROM notice_mails WHERE due_at <= now() AND NOT EXISTS (SELECT FROM hold)
                  AND NOT EXISTS (SELECT FROM channels_off WHERE channel = $3)
                ORDER BY due_at LIMIT $1 FOR UPDATE SKIP LOCKED
            )
            UPDATE notice_mails m SET tries = m.tries + 1, state = 'retrying',
                due_at = now() + $2 * interval '1 millisecond'
            FROM due, notices n WHERE m.id = due.id AND n.id = m.notice_id
            RETURNING m.id, m.tries, m.address, n.subject, n.text""";

    // What was taken is taken, whoever else is at it meanwhile.
    private static final String SETTLE = """
            UPDATE notice_mails SET state = $3, code = $4, reason = $5, due_at = NULL, settled_at = now()
            WHERE id = $1 AND state = 'retrying' AND (tries = $2 OR $3 = 'delivered')""";

    private static final String AGAIN = """
            UPDATE notice_mails SET tries = tries - $3, code = $4, reason = $5, due_at = now() + $6 * interval '1 millisecond'
            WHERE id = $1 AND state = 'retrying' AND tries = $2""";

    private final Pool pool;
    private final ThisProcess process;
    private final Duration lease;

    NoticeMails(Pool pool, ThisProcess process, Settings settings) {
        this.pool = pool;
        this.process = process;
        this.lease = settings.delivery().lease();
    }

    /** One mail that this process is about to send; {@code tries} includes this one. */
    record Due(Notice notice, String address, int tries) {
        static Due of(Row row) {
            return new Due(
                    new Notice(row.getUUID("id"), row.getString("subject"), row.getString("text")),
                    row.getString("address"),
                    row.getInteger("tries"));
        }

        UUID id() {
            return notice.key();
        }

        /** Without the address. */
        @Override
        public String toString() {
            return "Due[" + id() + "]";
        }
    }

    /** None where this process may not send. */
    Uni<List<Due>> claim(int most, String channel) {
        if (!process.sends()) {
            return Uni.createFrom().item(List.of());
        }
        return pool.preparedQuery(SUPPRESS)
                .execute(Tuple.of(channel))
                .chain(() -> pool.preparedQuery(CLAIM).execute(Tuple.of(most, lease.toMillis(), channel)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Due::of)
                        .toList());
    }

    Uni<Void> settle(Due mail, String state, String code, String reason) {
        return pool.preparedQuery(SETTLE)
                .execute(Tuple.of(mail.id(), mail.tries(), state, code, reason))
                .replaceWithVoid();
    }

    Uni<Void> again(Due mail, String code, String reason, Duration after) {
        return put(mail, 0, code, reason, after);
    }

    /** Nothing was tried. */
    Uni<Void> later(Due mail, String reason, Duration after) {
        return put(mail, 1, null, reason, after);
    }

    private Uni<Void> put(Due mail, int uncounted, String code, String reason, Duration after) {
        return pool.preparedQuery(AGAIN)
                .execute(Tuple.of(mail.id(), mail.tries(), uncounted, code, reason)
                        .addLong(after.toMillis()))
                .replaceWithVoid();
    }
}
