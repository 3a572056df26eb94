package io.sitrep.bot.discord.forms;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.sitrep.bot.reply.Language;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;

/** The forms people fill in, for every replica: pages of one may come to different ones. */
@Singleton
public class KeptForms {
    private static final Logger LOG = Logger.getLogger(KeptForms.class);
    private static final Duration KEPT = Duration.ofDays(1);

    private final Pool database;
    private final Clock clock;

    KeptForms(Pool database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Uni<Void> keep(KeptForm kept) {
        return database.preparedQuery("""
                        INSERT INTO discord_form (id, actor, language, form, filled, kept_at)
                        VALUES ($1, $2, $3, $4, $5, $6)
                        ON CONFLICT (id) DO UPDATE SET filled = excluded.filled, kept_at = excluded.kept_at""")
                .execute(Tuple.of(
                                UUID.fromString(kept.id()),
                                kept.actor(),
                                kept.language().tag())
                        .addValue(FormJson.write(kept.form()))
                        .addValue(new JsonObject(new LinkedHashMap<>(kept.filled())))
                        .addOffsetDateTime(clock.instant().atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    /** Empty for one that is somebody else's, or was kept too long ago. */
    Uni<Optional<KeptForm>> of(String id, String actor) {
        return database.preparedQuery("SELECT * FROM discord_form WHERE id = $1 AND actor = $2")
                .execute(Tuple.of(UUID.fromString(id), actor))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .map(KeptForms::read));
    }

    @Scheduled(every = "1h", delayed = "4m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return database.preparedQuery("DELETE FROM discord_form WHERE kept_at < $1")
                .execute(Tuple.of(clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC)))
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOG.warnf("forms are forgotten later, %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    private static KeptForm read(Row row) {
        Map<String, String> filled = new LinkedHashMap<>();
        row.getJsonObject("filled").forEach(value -> filled.put(value.getKey(), String.valueOf(value.getValue())));
        return new KeptForm(
                row.getUUID("id").toString(),
                row.getString("actor"),
                Language.of(row.getString("language")).orElse(Language.EN),
                FormJson.read(row.getJsonObject("form")),
                filled);
    }
}
