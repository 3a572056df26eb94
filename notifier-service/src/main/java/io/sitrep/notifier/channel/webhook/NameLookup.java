package io.sitrep.notifier.channel.webhook;

import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import io.sitrep.notifier.Settings;
import io.sitrep.notifier.render.Recent;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Finds a host's addresses, on threads of its own and within a deadline. The JDK's resolver blocks for as long as a name server
 * keeps silent: everybody who asks for one host shares one thread, hosts of a domain that has not answered lately share a few, and hosts
 * that were found before do not wait for those that were not, however many of these are silent. The deadline begins with the turn: who
 * gets none in time has not been asked, and may come again. An answer is good for five seconds here; the JVM itself keeps one
 * for up to thirty ({@code networkaddress.cache.ttl}). What does not resolve, or not in time, is left alone for a while as well. Names
 * that anybody may give us have a few threads of their own, so that nobody's deliveries wait for those who fill in a form with names
 * that never answer.
 */
@Singleton
class NameLookup {
    /** Asks whoever knows; blocks. */
    interface Resolver {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    static final Duration GOOD_FOR = Duration.ofSeconds(5);
    static final Duration SILENT_FOR = Duration.ofSeconds(30);

    /** Whoever fills in a form waits for it, too. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    static final int OF_KNOWN = 32;
    static final int OF_NEW = 24;
    static final int OF_SUSPECTS = 8;
    static final int OF_A_DOMAIN = 4;
    static final int MOST_THREADS = OF_KNOWN + OF_NEW + OF_SUSPECTS;
    static final int FOR_STRANGERS = 8;
    private static final Duration COME_AGAIN = Duration.ofSeconds(5);
    private static final int KEPT = 10_000;

    private record Found(Future<InetAddress[]> addresses, Instant until) {}

    /** Fails when the turn did not come in time; else {@code addresses} will be complete as soon as the resolver is done. */
    private record Lookup(Promise<Void> turn, Promise<InetAddress[]> addresses) {
        Lookup() {
            this(Promise.promise(), Promise.promise());
        }
    }

    /** Threads, and what each of them is at: a name stays here until the resolver has let go of it. */
    private record Desk(WorkerExecutor threads, Map<String, Lookup> underWay) {
        Desk(WorkerExecutor threads) {
            this(threads, new ConcurrentHashMap<>());
        }
    }

    private final Desk ours;
    private final Desk strangers;
    private final Turnstile known = new Turnstile(OF_KNOWN);
    private final Turnstile fresh = new Turnstile(OF_NEW);
    private final Turnstile suspects = new Turnstile(OF_SUSPECTS);
    private final Map<String, Turnstile> domains = Recent.of(KEPT);
    private final Duration deadline;
    private final Duration patience;
    private final Resolver resolver;
    private final Clock clock;
    private final Map<String, Found> recent = Recent.of(KEPT);

    @Inject
    NameLookup(Vertx vertx, Clock clock, Settings settings) {
        this(
                vertx.createSharedWorkerExecutor("webhook-names", MOST_THREADS),
                vertx.createSharedWorkerExecutor("webhook-names-of-strangers", FOR_STRANGERS),
                shorter(settings.delivery().timeout(), LONGEST),
                clock,
                InetAddress::getAllByName);
    }

    NameLookup(WorkerExecutor threads, WorkerExecutor forStrangers, Duration deadline, Clock clock, Resolver resolver) {
        this.ours = new Desk(threads);
        this.strangers = new Desk(forStrangers);
        this.deadline = deadline;
        // So that whoever asked hears of it before he gives up himself.
        this.patience = deadline.dividedBy(2);
        this.clock = clock;
        this.resolver = resolver;
    }

    @PreDestroy
    void close() {
        ours.threads.close();
        strangers.threads.close();
    }

    /**
     * Complete at once for a known name. Fails with a {@link RefusedTarget} that may pass: no such name, or no answer in time; with a 503
     * when it had no turn in time.
     */
    Future<InetAddress[]> find(String host) {
        return recent(host).orElseGet(() -> ask(host, ours));
    }

    /** The same for a name that anybody may have given. Fails with a 503 while as many of them are looked up as may be. */
    Future<InetAddress[]> findForStranger(String host) {
        return recent(host).orElseGet(() -> {
            boolean full = strangers.underWay.size() >= FOR_STRANGERS && !strangers.underWay.containsKey(host);
            return full ? Future.failedFuture(busy()) : ask(host, strangers);
        });
    }

    private Optional<Future<InetAddress[]>> recent(String host) {
        return Optional.ofNullable(recent.get(host))
                .filter(known -> clock.instant().isBefore(known.until()))
                .map(Found::addresses);
    }

    private static ProblemException busy() {
        return new ProblemException(
                Problem.of(503, "busy", "Busy", "Too many names are looked up at this moment, please come again"),
                COME_AGAIN);
    }

    private Future<InetAddress[]> ask(String host, Desk desk) {
        Lookup mine = new Lookup();
        Lookup before = desk.underWay.putIfAbsent(host, mine);
        if (before == null) {
            begin(host, mine, desk);
        }
        return answer(host, before == null ? mine : before);
    }

    private Future<InetAddress[]> answer(String host, Lookup lookup) {
        return lookup.turn
                .future()
                .compose(come -> lookup.addresses.future().timeout(deadline.toMillis(), TimeUnit.MILLISECONDS))
                .recover(failure -> {
                    if (!(failure instanceof TimeoutException)) {
                        return Future.failedFuture(failure);
                    }
                    Future<InetAddress[]> silent = silent();
                    keep(host, silent, SILENT_FOR);
                    domain(host).admit(OF_A_DOMAIN);
                    return silent;
                });
    }

    private void begin(String host, Lookup lookup, Desk desk) {
        lookup.turn.future().onFailure(none -> desk.underWay.remove(host, lookup));
        lookup.addresses.future().onComplete(done -> {
            desk.underWay.remove(host, lookup);
            keep(host, lookup.addresses.future(), GOOD_FOR);
        });
        if (desk == ours) {
            queue(host, lookup);
        } else {
            resolve(host, lookup, desk, () -> {});
        }
    }

    /** A host that was found before does not wait behind its neighbours either: {@code co.uk} is nobody's own. */
    private void queue(String host, Lookup lookup) {
        Turnstile room = room(host);
        if (room == known) {
            room.enter(() -> resolve(host, lookup, ours, room::leave));
        } else {
            Turnstile domain = domain(host);
            domain.enter(() -> room.enter(() -> resolve(host, lookup, ours, () -> {
                room.leave();
                domain.leave();
            })));
        }
        lookup.turn.future().timeout(patience.toMillis(), TimeUnit.MILLISECONDS).onFailure(late -> {
            // Where the turn came in this very moment it is kept.
            lookup.turn.tryFail(busy());
        });
    }

    private void resolve(String host, Lookup lookup, Desk desk, Runnable leave) {
        if (!lookup.turn.tryComplete()) {
            // Nobody waits for it any more.
            leave.run();
            return;
        }
        long latest = System.nanoTime() + deadline.toNanos();
        desk.threads.executeBlocking(() -> resolve(host), false).onComplete(done -> {
            if (latest - System.nanoTime() > 0) {
                domain(host).admit(Integer.MAX_VALUE);
            }
            leave.run();
            lookup.addresses.handle(done);
        });
    }

    private Turnstile room(String host) {
        Found before = recent.get(host);
        if (before == null) {
            return fresh;
        }
        return before.addresses().succeeded() ? known : suspects;
    }

    private void keep(String host, Future<InetAddress[]> addresses, Duration time) {
        recent.put(host, new Found(addresses, clock.instant().plus(time)));
    }

    private static Future<InetAddress[]> silent() {
        return Future.failedFuture(new RefusedTarget("has a host whose name is not resolved in time", true));
    }

    /**
     * Of its last two parts: whoever runs it answers for all names under it. Wide from the first answer on, and narrow while nothing is
     * known of it or since one of its names was silent.
     */
    private Turnstile domain(String host) {
        int last = host.lastIndexOf('.');
        int before = last < 0 ? -1 : host.lastIndexOf('.', last - 1);
        return domains.computeIfAbsent(host.substring(before + 1), first -> new Turnstile(OF_A_DOMAIN));
    }

    private InetAddress[] resolve(String host) {
        try {
            return resolver.addresses(host);
        } catch (UnknownHostException unknown) {
            throw new RefusedTarget("has a host that can not be resolved", true);
        }
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
