package io.sitrep.notifier.channel.webhook;

import io.netty.channel.EventLoop;
import io.sitrep.notifier.Settings;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The lines webhooks leave on, one for each event loop. Whoever asks on an event loop gets its own: a hop to another thread and
 * back costs as much as the whole delivery.
 */
@Singleton
class Lines {
    private final VertxInternal vertx;
    private final TargetCheck check;
    private final Clock clock;
    private final Duration timeout;
    private final Map<EventLoop, Line> byLoop = new ConcurrentHashMap<>();

    Lines(Vertx vertx, TargetCheck check, Clock clock, Settings settings) {
        this.vertx = (VertxInternal) vertx;
        this.check = check;
        this.clock = clock;
        this.timeout = settings.delivery().timeout();
    }

    @PreDestroy
    void close() {
        byLoop.values().forEach(Line::close);
    }

    /** That of this event loop; on any other thread that of some loop. */
    Line here() {
        ContextInternal current = vertx.getContext();
        EventLoop loop = current != null && current.inThread() && current.isEventLoopContext()
                ? current.nettyEventLoop()
                : vertx.getEventLoopGroup().next();
        Line known = byLoop.get(loop);
        return known != null ? known : byLoop.computeIfAbsent(loop, this::open);
    }

    private Line open(EventLoop loop) {
        ContextInternal context =
                vertx.createEventLoopContext(loop, null, Thread.currentThread().getContextClassLoader());
        return new Line(context, check, clock, timeout);
    }
}
