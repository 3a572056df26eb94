package io.sitrep.bot.discord.gateway;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Sees to it that this process has the gateway open while, and only while, it holds the lease. Once the lease may have ended it closes
 * the gateway whatever the database says, and what it still hears does not count: {@link #isHeld}. Of replicas that are killed another
 * one takes over within 8 s, and the time it needs to log in.
 */
class GatewayHolder {
    private static final Logger LOG = Logger.getLogger(GatewayHolder.class);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration RENEWED_EVERY = Duration.ofSeconds(2);
    private static final Duration TRIED_EVERY = Duration.ofSeconds(1);
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(2);

    /** What is opened while the lease is held. */
    interface Line {
        void open();

        void close();
    }

    private final GatewayLease lease;
    private final Line line;
    private final Vertx vertx;

    /** By {@link System#nanoTime()}, from before the lease was asked for: the database counts from later. */
    private volatile long heldUntil;

    private volatile boolean held;
    private volatile long number;
    private volatile boolean stopped;
    private boolean asking;
    private long askedAt;
    private long timer;

    GatewayHolder(GatewayLease lease, Line line, Vertx vertx) {
        this.lease = lease;
        this.line = line;
        this.vertx = vertx;
    }

    synchronized void start() {
        stopped = false;
        askedAt = System.nanoTime() - TRIED_EVERY.toNanos();
        timer = vertx.setPeriodic(1, LOOK.toMillis(), tick -> look());
    }

    void stop() {
        synchronized (this) {
            stopped = true;
            vertx.cancelTimer(timer);
        }
        if (held) {
            end("the bot ends");
            lease.giveBack()
                    .ifNoItem()
                    .after(ANSWERED_WITHIN)
                    .fail()
                    .onFailure()
                    .recoverWithNull()
                    .await()
                    .indefinitely();
        }
    }

    /** Whether what the gateway says may be acted on. */
    boolean isHeld() {
        return held && System.nanoTime() - heldUntil < 0;
    }

    /** Grows with each change of holder, over all processes. */
    long number() {
        return number;
    }

    private void look() {
        long now = System.nanoTime();
        synchronized (this) {
            if (held && now - heldUntil >= 0) {
                end("its lease could not be renewed in time");
            }
            Duration every = held ? RENEWED_EVERY : TRIED_EVERY;
            if (stopped || asking || now - askedAt < every.toNanos()) {
                return;
            }
            asking = true;
            askedAt = now;
        }
        lease.take()
                .ifNoItem()
                .after(ANSWERED_WITHIN)
                .fail()
                .onItemOrFailure()
                .transformToUni((taken, failure) -> {
                    answered(now, taken, failure);
                    return Uni.createFrom().voidItem();
                })
                .subscribe()
                .with(done -> {}, impossible -> LOG.error("the gateway's lease", impossible));
    }

    private synchronized void answered(long asked, Optional<Long> taken, Throwable failure) {
        asking = false;
        if (failure != null) {
            LOG.warnf(
                    "whose the gateway is cannot be asked: %s",
                    failure.getClass().getSimpleName());
        } else if (taken.isEmpty() && held) {
            end("another process holds it");
        } else if (taken.isPresent() && !stopped) {
            hold(asked + GatewayLease.LASTS.toNanos(), taken.get());
        }
    }

    private void hold(long until, long holding) {
        heldUntil = until;
        // The same holder may have been away for a while, and another one in between.
        boolean anew = !held || holding != number;
        if (held && holding != number) {
            end("another process held it meanwhile");
        }
        held = true;
        number = holding;
        if (anew) {
            LOG.infof("this process holds Discord's gateway, number %d", holding);
            line.open();
        }
    }

    private void end(String why) {
        LOG.warnf("this process lets go of Discord's gateway: %s", why);
        held = false;
        line.close();
    }
}
