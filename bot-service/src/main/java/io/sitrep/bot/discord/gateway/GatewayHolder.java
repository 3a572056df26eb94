package io.sitrep.bot.discord.gateway;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;

/**
 * Sees to it that one process has the gateway open: the one that holds the lease. Once the lease may have ended what is heard does not
 * count any more, whatever the database says: {@link #isHeld}. While our database is away nobody can take the lease over: the gateway
 * stays open, so that people are told that nothing is noted. Of replicas that are killed another one takes over within 8 s, and the time
 * it needs to log in; one that does not reach Discord lets the others try.
 */
class GatewayHolder {
    private static final Logger LOG = Logger.getLogger(GatewayHolder.class);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration RENEWED_EVERY = Duration.ofSeconds(2);
    private static final Duration TRIED_EVERY = Duration.ofSeconds(1);
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(2);
    private static final Duration GIVEN_UP_AFTER = Duration.ofSeconds(10);

    /** What is opened while the lease is held. */
    interface Line {
        void open();

        void close();

        /** Whether Discord answers by it; also where nobody else would do better. */
        boolean isReached();
    }

    /**
     * With a line that does not reach Discord.
     *
     * @param lasts for so long the lease is kept
     * @param leaves so long others have to take it: each tries every second
     */
    record Patience(Duration lasts, Duration leaves) {
        static final Patience USUAL = new Patience(Duration.ofSeconds(30), Duration.ofSeconds(10));
    }

    private final GatewayLease lease;
    private final Line line;
    private final Vertx vertx;
    private final Patience patience;
    private final HoldingWatch watch = new HoldingWatch(System::nanoTime);

    /** By {@link System#nanoTime()}, from before the lease was asked for: the database counts from later. */
    private volatile long heldUntil;

    private volatile boolean held;
    private volatile long number;
    private volatile boolean stopped;
    private CompletableFuture<?> inHand = CompletableFuture.completedFuture(null);
    private boolean asking;
    private long askedAt;
    private long reachedAt;
    private long timer;

    GatewayHolder(GatewayLease lease, Line line, Vertx vertx, Patience patience) {
        this.lease = lease;
        this.line = line;
        this.vertx = vertx;
        this.patience = patience;
    }

    synchronized void start() {
        stopped = false;
        askedAt = System.nanoTime() - TRIED_EVERY.toNanos();
        timer = vertx.setPeriodic(1, LOOK.toMillis(), tick -> look());
    }

    void stop() {
        CompletionStage<?> last;
        synchronized (this) {
            stopped = true;
            vertx.cancelTimer(timer);
            if (!held && !asking) {
                return;
            }
            if (held) {
                end("the bot ends");
            }
            last = inHand;
        }
        // What is still on its way to the database would take it again after it is given back.
        orNothing(Uni.createFrom().completionStage(last))
                .chain(() -> orNothing(lease.giveBack()))
                .await()
                .indefinitely();
    }

    /** Whether what the gateway says may be acted on. */
    boolean isHeld() {
        return held && System.nanoTime() - heldUntil < 0;
    }

    /** Whether the gateway is open although nobody knows whose it is: our database does not say it. */
    boolean isInDoubt() {
        return held && !isHeld();
    }

    /** Grows with each change of holder, over all processes. */
    long number() {
        return number;
    }

    /** What a human should know, in plain words. */
    Optional<String> trouble() {
        return watch.trouble();
    }

    private void look() {
        long now = System.nanoTime();
        CompletableFuture<Optional<Long>> taken = new CompletableFuture<>();
        synchronized (this) {
            if (held) {
                boolean isReached = line.isReached();
                watch.open(isReached);
                reachedAt = isReached ? now : reachedAt;
            }
            Duration every = held ? RENEWED_EVERY : TRIED_EVERY;
            if (stopped || asking || now - askedAt < every.toNanos() || isStuck(now)) {
                return;
            }
            asking = true;
            askedAt = now;
            if (held && now - reachedAt >= patience.lasts().toNanos()) {
                letOthersTry(now);
                return;
            }
            // Known before it leaves: whoever ends meanwhile waits for it.
            inHand = taken;
        }
        lease.take().subscribe().with(taken::complete, taken::completeExceptionally);
        // The statement goes on, whether or not its answer is waited for.
        Uni.createFrom()
                .completionStage(taken::copy)
                .ifNoItem()
                .after(ANSWERED_WITHIN)
                .fail()
                .onItemOrFailure()
                .invoke((answer, failure) -> answered(now, answer, failure))
                .subscribe()
                .with(done -> {}, known -> {});
    }

    /** A database that hangs is not asked for more and more. */
    private boolean isStuck(long now) {
        return !inHand.isDone() && now - askedAt < GIVEN_UP_AFTER.toNanos();
    }

    private void letOthersTry(long now) {
        end("Discord cannot be reached from here");
        askedAt = now + patience.leaves().minus(TRIED_EVERY).toNanos();
        orNothing(lease.giveBack()).subscribe().with(done -> {
            synchronized (this) {
                asking = false;
            }
        });
    }

    private synchronized void answered(long asked, Optional<Long> taken, Throwable failure) {
        asking = false;
        if (failure != null) {
            watch.unanswered();
            LOG.warnf(
                    "whose the gateway is cannot be asked: %s",
                    failure.getClass().getSimpleName());
        } else if (taken.isEmpty()) {
            watch.elsewhere();
            if (held) {
                end("another process holds it");
            }
        } else if (!stopped) {
            watch.ours();
            hold(asked + lease.lasts().toNanos(), taken.get());
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
            reachedAt = System.nanoTime();
            line.open();
        }
    }

    private void end(String why) {
        LOG.warnf("this process lets go of Discord's gateway: %s", why);
        held = false;
        line.close();
    }

    /** Waits for it a moment at most, and never fails. */
    private static Uni<Void> orNothing(Uni<?> work) {
        return work.replaceWithVoid()
                .ifNoItem()
                .after(ANSWERED_WITHIN)
                .fail()
                .onFailure()
                .recoverWithNull();
    }
}
