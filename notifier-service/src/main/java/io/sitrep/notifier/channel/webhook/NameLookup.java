package io.sitrep.notifier.channel.webhook;

import io.sitrep.notifier.Settings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Finds a host's addresses, on threads of its own and within a deadline. The JDK's resolver blocks for as long as a name server
 * keeps silent: everybody who asks for one host shares one thread, so that a slow name takes no more than that.
 */
@Singleton
class NameLookup {
    /** Asks whoever knows; blocks. */
    interface Resolver {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    /** Whoever fills in a form waits for it, too. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final WorkerExecutor threads;
    private final Duration deadline;
    private final Resolver resolver;
    private final Map<String, Future<InetAddress[]>> underWay = new ConcurrentHashMap<>();

    @Inject
    NameLookup(Vertx vertx, Settings settings) {
        // The JDK's resolver also reads 127.1 and 2130706433 as the kernel would.
        this(
                vertx.createSharedWorkerExecutor(
                        "webhook-names", settings.delivery().maxInFlight()),
                shorter(settings.delivery().timeout(), LONGEST),
                InetAddress::getAllByName);
    }

    NameLookup(WorkerExecutor threads, Duration deadline, Resolver resolver) {
        this.threads = threads;
        this.deadline = deadline;
        this.resolver = resolver;
    }

    @PreDestroy
    void close() {
        threads.close();
    }

    /** Fails with a {@link RefusedTarget} that may pass: no such name, or no answer in time. */
    Future<InetAddress[]> find(String host) {
        Future<InetAddress[]> lookup =
                underWay.computeIfAbsent(host, name -> threads.executeBlocking(() -> ask(name), false));
        // Not within computeIfAbsent: it may be complete at once.
        lookup.onComplete(done -> underWay.remove(host, lookup));
        return lookup.timeout(deadline.toMillis(), TimeUnit.MILLISECONDS)
                .recover(failure -> Future.failedFuture(
                        failure instanceof TimeoutException
                                ? new RefusedTarget("has a host whose name is not resolved in time", true)
                                : failure));
    }

    private InetAddress[] ask(String host) {
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
