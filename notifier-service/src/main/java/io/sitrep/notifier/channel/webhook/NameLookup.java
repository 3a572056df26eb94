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
 * keeps silent: everybody who asks for one host shares one thread, hosts of one domain share a few, and hosts that were found before do
 * not wait for those that were not, however many of these are silent. An answer is good for five seconds here; the JVM itself keeps one
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

    /** Threads, and what each of them is at: a name stays here until the resolver has let go of it. */
    private record Desk(WorkerExecutor threads, Map<String, Future<InetAddress[]>> underWay) {
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
        this.clock = clock;
        this.resolver = resolver;
    }

    @PreDestroy
    void close() {
        ours.threads.close();
        strangers.threads.close();
    }

    /** Fails with a {@link RefusedTarget} that may pass: no such name, or no answer in time. Complete at once for a known name. */
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
        Future<InetAddress[]> lookup = desk.underWay.computeIfAbsent(
                host, name -> desk == ours ? inTurn(name) : desk.threads.executeBlocking(() -> resolve(name), false));
        // Not within computeIfAbsent: it may be complete at once.
        lookup.onComplete(done -> {
            desk.underWay.remove(host, lookup);
            keep(host, done.succeeded() ? Future.succeededFuture(done.result()) : lookup, GOOD_FOR);
        });
        return lookup.timeout(deadline.toMillis(), TimeUnit.MILLISECONDS).recover(failure -> {
            if (!(failure instanceof TimeoutException)) {
                return Future.failedFuture(failure);
            }
            Future<InetAddress[]> silent = silent();
            keep(host, silent, SILENT_FOR);
            return silent;
        });
    }

    private Future<InetAddress[]> inTurn(String host) {
        Promise<InetAddress[]> promise = Promise.promise();
        Turnstile domain = domains.computeIfAbsent(domain(host), first -> new Turnstile(OF_A_DOMAIN));
        Turnstile room = room(host);
        long latest = System.nanoTime() + deadline.toNanos();
        domain.enter(() -> room.enter(() -> unlessTooLate(host, latest).onComplete(done -> {
            room.leave();
            domain.leave();
            promise.handle(done);
        })));
        return promise.future();
    }

    /** Nobody waits any more for what came to its turn too late. */
    private Future<InetAddress[]> unlessTooLate(String host, long latest) {
        return latest - System.nanoTime() > 0 ? ours.threads.executeBlocking(() -> resolve(host), false) : silent();
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

    /** Its last two parts: whoever runs it answers for all names under it. */
    private static String domain(String host) {
        int last = host.lastIndexOf('.');
        int before = last < 0 ? -1 : host.lastIndexOf('.', last - 1);
        return host.substring(before + 1);
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
