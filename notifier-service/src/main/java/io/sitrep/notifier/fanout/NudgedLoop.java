package io.sitrep.notifier.fanout;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Takes one step after the other for as long as steps find work; never two at once in this process. A nudge that comes
 * while a step runs makes it look once more, so that none is lost. A step that fails ends the run: the next nudge or
 * poll tries again.
 */
public final class NudgedLoop {
    private static final Logger LOG = Logger.getLogger(NudgedLoop.class);
    private static final int IDLE = 0;
    private static final int RUNNING = 1;
    private static final int RUN_AGAIN = 2;
    private static final int STOPPED = 3;

    private final String name;
    private final Supplier<Uni<? extends Boolean>> step;
    private final AtomicInteger state = new AtomicInteger(IDLE);

    /** @param step answers whether there may be more to do */
    public NudgedLoop(String name, Supplier<Uni<? extends Boolean>> step) {
        this.name = name;
        this.step = step;
    }

    public void nudge() {
        int before = state.getAndUpdate(now -> switch (now) {
            case IDLE -> RUNNING;
            case RUNNING -> RUN_AGAIN;
            default -> now;
        });
        if (before == IDLE) {
            run();
        }
    }

    /** The step that runs ends by itself; none is begun after it. */
    public void stop() {
        state.set(STOPPED);
    }

    private void run() {
        Uni.createFrom().deferred(step).subscribe().with(this::stepped, this::failed);
    }

    private void stepped(boolean more) {
        int before = state.getAndUpdate(now -> switch (now) {
            case RUN_AGAIN -> RUNNING;
            case RUNNING -> more ? RUNNING : IDLE;
            default -> now;
        });
        if (before == RUN_AGAIN || (before == RUNNING && more)) {
            run();
        }
    }

    private void failed(Throwable failure) {
        LOG.warnf("%s pauses until the next poll: %s", name, failure.getClass().getSimpleName());
        LOG.debugf(failure, "%s failed", name);
        state.compareAndSet(RUN_AGAIN, IDLE);
        state.compareAndSet(RUNNING, IDLE);
    }
}
