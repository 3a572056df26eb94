package io.sitrep.bot.fake;

import io.quarkus.runtime.StartupEvent;
import io.sitrep.fakes.RunningTime;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.infrastructure.MutinyScheduler;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.Delayed;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** What the bot waits for so and so long it waits for while this machine runs: a standstill is nobody's delay. */
@Singleton
class PatientTimers {
    private static final Logger LOG = Logger.getLogger(PatientTimers.class);

    void begin(@Observes @Priority(1) StartupEvent started) {
        Infrastructure.setDefaultExecutor(new Timers(Infrastructure.getDefaultExecutor()), false);
    }

    private static final class Timers extends MutinyScheduler {
        Timers(Executor executor) {
            super(task -> hand(task, executor));
        }

        /** The tests of another profile have an app of their own: who still waits when this one has ended waits for nothing. */
        private static void hand(Runnable task, Executor executor) {
            try {
                executor.execute(task);
            } catch (RejectedExecutionException ended) {
                LOG.debug("Not run: the app it belongs to has ended", ended);
            }
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
            Timer timer = new Timer(task, RunningTime.nanos() + unit.toNanos(delay));
            look(timer);
            return timer;
        }

        private void look(Timer timer) {
            long left = timer.getDelay(TimeUnit.NANOSECONDS);
            super.schedule(left > 0 ? () -> lookAgain(timer) : timer, Math.max(0, left), TimeUnit.NANOSECONDS);
        }

        private void lookAgain(Timer timer) {
            if (timer.getDelay(TimeUnit.NANOSECONDS) <= 0) {
                timer.run();
            } else if (!timer.isCancelled()) {
                look(timer);
            }
        }
    }

    private static final class Timer extends FutureTask<Void> implements ScheduledFuture<Void> {
        private final long end;

        Timer(Runnable task, long end) {
            super(task, null);
            this.end = end;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(end - RunningTime.nanos(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }
}
