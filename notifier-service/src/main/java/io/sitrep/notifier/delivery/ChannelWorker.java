package io.sitrep.notifier.delivery;

import io.sitrep.notifier.fanout.NudgedLoop;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Keeps one channel's deliveries on their way, never more at once than the channel has places: a channel that is slow fills
 * its own places and nobody else's.
 */
final class ChannelWorker {
    private static final Duration MOMENT = Duration.ofMillis(10);

    private final String channel;
    private final int places;
    private final Leases leases;
    private final Attempts attempts;
    private final Vertx vertx;
    private final DeliveryMetrics metrics;
    private final Lanes lanes = new Lanes();
    private final NudgedLoop loop;

    /** From claim until the result is written: as long as an id is in here, nobody in this process sends it again. */
    private final Set<UUID> held = ConcurrentHashMap.newKeySet();

    private final AtomicBoolean waitsAMoment = new AtomicBoolean();
    private final AtomicBoolean claiming = new AtomicBoolean();
    private volatile boolean stopped;
    private volatile long lastClaim;
    private volatile Runnable whenIdle = () -> {};

    ChannelWorker(String channel, int places, Leases leases, Attempts attempts, DeliveryMetrics metrics, Vertx vertx) {
        this.vertx = vertx;
        this.channel = channel;
        this.places = places;
        this.leases = leases;
        this.attempts = attempts;
        this.metrics = metrics;
        this.loop = new NudgedLoop("delivery by " + channel, this::step);
    }

    /** Something of this lane may be due. */
    void nudge(int lane) {
        lanes.mayHaveSome(lane);
        loop.nudge();
    }

    void nudge() {
        lanes.allMayHaveSome();
        loop.nudge();
    }

    Collection<UUID> held() {
        return held;
    }

    /** Nothing more is claimed, and what is claimed right now goes back. @param idle called as often as nothing is left to wait for */
    void stop(Runnable idle) {
        whenIdle = idle;
        stopped = true;
        loop.stop();
    }

    /** No claim is on its way to the database, and nothing to a reader. */
    boolean isIdle() {
        return !claiming.get() && held.isEmpty();
    }

    private Uni<Boolean> step() {
        int free = places - held.size();
        if (free <= 0 || !lanes.anyMayHaveSome()) {
            return Uni.createFrom().item(false);
        }
        if (free < places / 4 && System.nanoTime() - lastClaim < MOMENT.toNanos()) {
            // A claim for a handful costs as much as one for many, and more places are about to be free.
            if (waitsAMoment.compareAndSet(false, true)) {
                vertx.setTimer(MOMENT.toMillis(), over -> {
                    waitsAMoment.set(false);
                    loop.nudge();
                });
            }
            return Uni.createFrom().item(false);
        }
        lastClaim = System.nanoTime();
        claiming.set(true);
        return claim(lanes.share(free), 1, 0)
                .map(claimed -> lanes.anyMayHaveSome())
                .onTermination()
                .invoke(this::claimed);
    }

    /** Lane after lane; what one leaves free is the next one's. */
    private Uni<Integer> claim(int[] shares, int lane, int unused) {
        if (lane > Lanes.COUNT || stopped) {
            return Uni.createFrom().item(unused);
        }
        int most = shares[lane - 1] + unused;
        if (shares[lane - 1] == 0) {
            return claim(shares, lane + 1, unused);
        }
        lanes.looked(lane);
        // The database's time begins later than this one, never earlier.
        Term term = attempts.term();
        return leases.claim(channel, lane, most)
                .onFailure()
                .invoke(away -> lanes.mayHaveSome(lane))
                .chain(claim -> {
                    if (claim.size() == most) {
                        lanes.mayHaveSome(lane);
                    }
                    claim.settled().forEach(metrics::counted);
                    claim.leases().forEach(lease -> send(new Errand(lease, lane, term)));
                    return claim(shares, lane + 1, most - claim.size());
                });
    }

    private void send(Errand errand) {
        held.add(errand.lease().deliveryId());
        attempts.make(errand, written -> ended(errand.lease()));
    }

    private void claimed() {
        claiming.set(false);
        if (isIdle()) {
            whenIdle.run();
        }
    }

    private void ended(Lease lease) {
        held.remove(lease.deliveryId());
        loop.nudge();
        if (isIdle()) {
            whenIdle.run();
        }
    }
}
