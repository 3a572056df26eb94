package io.sitrep.notifier.delivery;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Takes back what another process said of a provider, whether or not that process is still there, as soon as the provider answered here
 * after the word was heard; and forgets words whose time is over. Of single addresses nothing is taken back: their words are short.
 */
@Singleton
class Doubts {
    private static final Logger LOG = Logger.getLogger(Doubts.class);

    private record Word(Outages.Out of, OffsetDateTime until) {
        static Word of(Row row) {
            return new Word(
                    new Outages.Out(row.getString("channel"), row.getString("provider")),
                    row.getOffsetDateTime("until"));
        }
    }

    private static final String OVER = "DELETE FROM providers_out WHERE until < now() - interval '10 seconds'";

    private static final String HEARD = """
            SELECT channel, provider, until FROM providers_out WHERE why = 'breaker' AND until > now()
              AND provider !~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'""";

    // Not what was said anew meanwhile.
    private static final String TAKE_BACK = """
            DELETE FROM providers_out p USING unnest($1::text[], $2::text[], $3::timestamptz[]) AS o (channel, provider, until)
            WHERE p.why = 'breaker' AND p.channel = o.channel AND p.provider = o.provider AND p.until = o.until""";

    private final Gates gates;
    private final Pool pool;
    private final Clock clock;
    private Map<Word, Instant> heard = Map.of();

    Doubts(Gates gates, Pool pool, Clock clock) {
        this.gates = gates;
        this.pool = pool;
        this.clock = clock;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return pool.query(OVER)
                .execute()
                .chain(() -> pool.query(HEARD).execute())
                .map(this::answered)
                .chain(this::takeBack)
                .onFailure()
                .invoke(away -> LOG.debugf(away, "who is out is not known just now"))
                .onFailure()
                .recoverWithNull();
    }

    private List<Word> answered(RowSet<Row> rows) {
        Map<Word, Instant> now = new HashMap<>();
        rows.forEach(row -> {
            Word word = Word.of(row);
            now.put(word, heard.getOrDefault(word, clock.instant()));
        });
        heard = now;
        gates.doubt(now.keySet().stream().map(Word::of).collect(Collectors.toSet()));
        return now.entrySet().stream()
                .filter(word -> gates.answeredSince(word.getKey().of(), word.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private Uni<Void> takeBack(List<Word> words) {
        if (words.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return pool.preparedQuery(TAKE_BACK)
                .execute(Tuple.of(
                        words.stream().map(word -> word.of().channel()).toArray(String[]::new),
                        words.stream().map(word -> word.of().provider()).toArray(String[]::new),
                        words.stream().map(Word::until).toArray(OffsetDateTime[]::new)))
                .replaceWithVoid();
    }
}
