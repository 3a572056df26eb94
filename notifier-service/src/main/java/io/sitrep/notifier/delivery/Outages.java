package io.sitrep.notifier.delivery;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.sitrep.notifier.Settings;
import io.sitrep.notifier.fanout.NudgedLoop;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Tells the other processes, through the database, which breakers are open here: so that all agree on who is out. Each word ends when
 * its breaker would let a probe through, and sooner when somebody's attempt arrived; a process that is gone leaves nothing behind.
 */
@ApplicationScoped
class Outages {
    /** @param channel null for an address, whose id is the name */
    record Out(String channel, String provider) {}

    private static final String PROVIDERS = """
            INSERT INTO providers_out (channel, provider, why, until)
            SELECT channel, provider, 'breaker', now() + millis * interval '1 millisecond'
            FROM unnest($1::text[], $2::text[], $3::bigint[]) AS o (channel, provider, millis)
            ON CONFLICT (channel, provider, why) DO UPDATE SET until = greatest(excluded.until, providers_out.until)""";

    // Only where somebody could be told at another address instead: its own subscriber, or those who follow it.
    private static final String ADDRESSES = """
            INSERT INTO providers_out (channel, provider, why, until)
            SELECT e.channel, e.id::text, 'breaker', now() + o.millis * interval '1 millisecond'
            FROM unnest($1::uuid[], $2::bigint[]) AS o (id, millis) JOIN endpoints e ON e.id = o.id
            WHERE EXISTS (SELECT FROM endpoints n WHERE n.subscriber_id = e.subscriber_id AND n.position > e.position)
                OR EXISTS (SELECT FROM subscribers s WHERE s.id = e.subscriber_id AND s.account)
            ON CONFLICT (channel, provider, why) DO UPDATE SET until = greatest(excluded.until, providers_out.until)""";

    // Another process may know better until when.
    private static final String OVER = """
            DELETE FROM providers_out p USING unnest($1::text[], $2::text[], $3::boolean[]) AS o (channel, provider, well)
            WHERE p.why = 'breaker' AND p.provider = o.provider AND (o.channel IS NULL OR p.channel = o.channel)
              AND (o.well OR p.until <= now())""";

    private final Gates gates;
    private final Pool pool;
    private final Event<ProviderOut> news;
    private final Vertx vertx;
    private final Clock clock;
    private final Settings settings;
    private final NudgedLoop loop = new NudgedLoop("the word about providers that are out", this::step);
    private Map<Out, Instant> said = Map.of();

    Outages(Gates gates, Pool pool, Event<ProviderOut> news, Vertx vertx, Clock clock, Settings settings) {
        this.gates = gates;
        this.pool = pool;
        this.news = news;
        this.vertx = vertx;
        this.clock = clock;
        this.settings = settings;
    }

    void start(@Observes StartupEvent started) {
        vertx.setPeriodic(settings.delivery().poll().toMillis(), timer -> loop.nudge());
    }

    void stop(@Observes ShutdownEvent stopping) {
        loop.stop();
    }

    /** One at a time, by the loop. */
    private Uni<Boolean> step() {
        Map<Out, Instant> out = gates.out();
        if (out.equals(said)) {
            return Uni.createFrom().item(false);
        }
        Map<Out, Instant> changed = new HashMap<>(out);
        changed.entrySet().removeAll(said.entrySet());
        List<Out> over =
                said.keySet().stream().filter(known -> !out.containsKey(known)).toList();
        return say(changed)
                .chain(() -> end(over))
                .invoke(() -> said = out)
                .invoke(() -> news.fire(new ProviderOut()))
                .replaceWith(false);
    }

    private Uni<Void> say(Map<Out, Instant> changed) {
        List<Out> providers =
                changed.keySet().stream().filter(out -> out.channel() != null).toList();
        List<Out> addresses =
                changed.keySet().stream().filter(out -> out.channel() == null).toList();
        return run(
                        providers,
                        PROVIDERS,
                        Tuple.of(
                                providers.stream().map(Out::channel).toArray(String[]::new),
                                providers.stream().map(Out::provider).toArray(String[]::new),
                                left(providers, changed)))
                .chain(() -> run(
                        addresses,
                        ADDRESSES,
                        Tuple.of(
                                addresses.stream()
                                        .map(out -> UUID.fromString(out.provider()))
                                        .toArray(UUID[]::new),
                                left(addresses, changed))));
    }

    private Uni<Void> end(List<Out> over) {
        return run(
                over,
                OVER,
                Tuple.of(
                        over.stream().map(Out::channel).toArray(String[]::new),
                        over.stream().map(Out::provider).toArray(String[]::new),
                        over.stream().map(gates::isWell).toArray(Boolean[]::new)));
    }

    private Long[] left(List<Out> some, Map<Out, Instant> until) {
        Instant now = clock.instant();
        return some.stream()
                .map(out -> Duration.between(now, until.get(out)).toMillis())
                .toArray(Long[]::new);
    }

    private Uni<Void> run(List<Out> some, String statement, Tuple parameters) {
        return some.isEmpty()
                ? Uni.createFrom().voidItem()
                : pool.preparedQuery(statement).execute(parameters).replaceWithVoid();
    }
}
