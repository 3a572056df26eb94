package io.sitrep.bot.ledger;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.sitrep.bot.access.Admission;
import io.sitrep.bot.incident.Audit;
import io.sitrep.bot.incident.Audit.Denial;
import io.sitrep.bot.incident.IncidentRefused;
import io.sitrep.bot.port.Person;
import io.sitrep.bot.reply.Language;
import io.sitrep.bot.reply.Tongue;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Who was refused what. It is written down before the person is told, and handed to the incident service's audit as soon
 * as that takes it: at least once, under a key that makes it once there.
 */
@Singleton
public class Denials {
    private static final Logger LOG = Logger.getLogger(Denials.class);
    private static final int AT_ONCE = 50;
    /** Source: the incident service's API. */
    private static final int LONGEST_REASON = 200;

    /** After a failure it waits this long, twice as long after each further one, and 5 minutes at most. */
    private static final int FIRST_WAIT_SECONDS = 2;

    private static final int LONGEST_WAIT_SECONDS = 300;

    private final Pool database;
    private final Audit audit;

    public Denials(Pool database, Audit audit) {
        this.database = database;
        this.audit = audit;
    }

    /**
     * @param verb what they may not do
     * @param target the incident they named; empty when they named none
     */
    Uni<Void> note(Entry entry, Admission.Refused refused, String verb, Optional<String> target) {
        return note(entry.idempotencyKey(), refused, "/incident " + verb, target);
    }

    /**
     * @param key the same for the same denial
     * @param action what they may not do, in a few words
     * @param target the incident it was about; empty when it was about none
     */
    public Uni<Void> note(UUID key, Admission.Refused refused, String action, Optional<String> target) {
        Person person = refused.person();
        String reason = Tongue.of(Language.EN).say(refused.reason());
        return database.preparedQuery("""
                        INSERT INTO denial (id, actor_id, actor_name, platform, action, target, reason)
                        VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING""")
                .execute(Tuple.from(Arrays.asList(
                        key,
                        person.actorId(),
                        person.name(),
                        person.platform(),
                        action,
                        target.orElse(null),
                        reason.substring(0, Math.min(reason.length(), LONGEST_REASON)))))
                .replaceWithVoid();
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> handOver() {
        return database.preparedQuery("""
                        UPDATE denial SET attempts = attempts + 1,
                               due_at = now() + make_interval(secs => least($2, $3 * power(2, least(attempts, 10))))
                        WHERE id IN (SELECT id FROM denial WHERE due_at <= now() ORDER BY due_at LIMIT $1
                                     FOR UPDATE SKIP LOCKED)
                        RETURNING *""")
                .execute(Tuple.of(AT_ONCE, (double) LONGEST_WAIT_SECONDS, (double) FIRST_WAIT_SECONDS))
                .onItem()
                .transformToMulti(rows -> Multi.createFrom().iterable(rows))
                .onItem()
                .transformToUniAndConcatenate(this::handOver)
                .collect()
                .last()
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOG.warnf("denials wait for the database: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    /** What the audit refuses is an error of ours, and stays here to be seen. */
    private Uni<Void> handOver(Row row) {
        UUID id = row.getUUID("id");
        Denial denial = new Denial(
                row.getString("action"),
                new Denial.Actor(row.getString("actor_id"), row.getString("actor_name"), row.getString("platform")),
                row.getString("target"),
                row.getString("reason"));
        return audit.keep(denial, id)
                .chain(() -> database.preparedQuery("DELETE FROM denial WHERE id = $1")
                        .execute(Tuple.of(id)))
                .replaceWithVoid()
                .onFailure(IncidentRefused.class)
                .invoke(refused -> LOG.errorf("a denial is not taken by the audit: %s", refused.getMessage()))
                .onFailure()
                .recoverWithNull();
    }
}
