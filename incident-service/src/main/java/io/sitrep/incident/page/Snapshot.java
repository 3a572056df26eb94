package io.sitrep.incident.page;

import io.sitrep.incident.page.site.Editions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * The page's state in memory; whoever reads the page reads this and nothing else. When the database is away the last
 * state stays, and since when it is out of date is known.
 */
@Singleton
public class Snapshot {
    private static final Logger LOG = Logger.getLogger(Snapshot.class);

    /** Even with nothing to report a state is read anew more often than this, so that an older one means trouble. */
    private static final Duration TOO_OLD = Duration.ofMinutes(2);

    /**
     * While much is published, a rest as long as the work follows it, so that the reading does not slow everybody's publishing
     * down; never longer than this, so that nothing waits longer to be shown.
     */
    private static final Duration LONGEST_REST = Duration.ofMillis(50);

    /** A database that has vanished without a word must not keep the page from being read from the one that comes back. */
    private static final Duration LONGEST_READ = Duration.ofSeconds(15);

    private final Function<PageState, Uni<PageState>> source;
    private final Show show;
    private final Executor worker;
    private final Clock clock;
    private final RebuildTimer timer;
    private final Duration longestRead;

    private final Object showing = new Object();

    private volatile PageState state;
    private volatile boolean failing;
    private volatile Instant begun;
    private boolean reading; // or resting; guarded by this
    private boolean again; // guarded by this

    /** Brings a state before the readers; returns when they have it. */
    interface Show {
        void show(PageState state, Optional<Instant> staleSince);
    }

    @Inject
    Snapshot(PageReader reader, Editions editions, Clock clock, RebuildTimer timer) {
        this(
                reader::read,
                editions::show,
                Executors.newSingleThreadExecutor(Snapshot::thread),
                clock,
                timer,
                LONGEST_READ);
    }

    /** @param longestRead after which a read is given up and another may begin */
    Snapshot(
            Function<PageState, Uni<PageState>> source,
            Show show,
            Executor worker,
            Clock clock,
            RebuildTimer timer,
            Duration longestRead) {
        this.source = source;
        this.show = show;
        this.worker = worker;
        this.clock = clock;
        this.timer = timer;
        this.longestRead = longestRead;
    }

    /** Of its own: readers who ask for much must not keep the page from being brought up to date. */
    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "page-snapshot");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Asks for a state that holds everything committed before this call. Returns at once. However many ask during a
     * read and the rest after it, exactly one more follows; the rest is in proportion to how long the read took.
     */
    public void refresh() {
        synchronized (this) {
            if (reading) {
                again = true;
                return;
            }
            reading = true;
        }
        read();
    }

    /** Shows a state that was kept from an earlier life, unless there is a newer one already. Returns at once. */
    public void resume(PageState kept) {
        worker.execute(() -> {
            synchronized (showing) {
                state = state == null ? kept : state;
            }
            showAgain();
        });
    }

    /**
     * Waits, on a thread that may, until readers see everything committed before this call.
     *
     * @return whether it does, in time
     */
    public boolean await(Duration atMost) throws InterruptedException {
        Instant asked = clock.instant();
        Instant end = asked.plus(atMost);
        refresh();
        synchronized (this) {
            while (state == null || state.asOf().isBefore(asked)) {
                long left = Duration.between(clock.instant(), end).toMillis();
                if (left <= 0) {
                    return false;
                }
                wait(left);
            }
        }
        return true;
    }

    /** Empty until the first read has succeeded. */
    public Optional<PageState> state() {
        return Optional.ofNullable(state);
    }

    /** The moment of which the state is, when it is out of date. */
    Optional<Instant> staleSince() {
        return state().map(PageState::asOf)
                .filter(asOf -> failing || asOf.plus(TOO_OLD).isBefore(clock.instant()));
    }

    /** Whether the database could not be read and there is nothing to show either. */
    boolean hasNothing() {
        return state == null && failing;
    }

    /**
     * Whether a state is due: none yet, the last attempt failed, or the last success is older than this. One of a time that is
     * yet to come is of a clock that was set back since, and says nothing of its age.
     */
    boolean wants(Duration age) {
        PageState last = state;
        if (last == null || failing) {
            return true;
        }
        Duration old = Duration.between(last.asOf(), clock.instant());
        return old.isNegative() || old.compareTo(age) > 0;
    }

    /** What is shown also depends on the time: whether it is out of date, and which day it is. Returns at once. */
    void tick() {
        worker.execute(this::showAgain);
    }

    private void showAgain() {
        synchronized (showing) {
            if (state != null) {
                show.show(state, staleSince());
            }
        }
    }

    private void read() {
        begun = clock.instant();
        timer.begun();
        Uni.createFrom()
                .deferred(() -> source.apply(state))
                .ifNoItem()
                .after(longestRead)
                .fail()
                .emitOn(worker)
                .invoke(this::bring)
                .subscribe()
                .with(this::told, failure -> worker.execute(() -> miss(failure)));
    }

    /** What fails here is a failed read: the readers keep what they have. */
    private void bring(PageState fresh) {
        synchronized (showing) {
            show.show(fresh, Optional.empty());
            timer.served();
            state = fresh;
            if (failing) {
                LOG.info("the public page is up to date again");
            }
            failing = false;
        }
    }

    private void told(PageState fresh) {
        synchronized (this) {
            notifyAll();
        }
        done();
    }

    private void miss(Throwable failure) {
        boolean first = !failing;
        failing = true;
        if (first) {
            LOG.warnf("the public page could not be read and keeps its last state, will retry: %s", failure.toString());
            tick();
        }
        done();
    }

    private void done() {
        Duration rest = Duration.between(begun, clock.instant());
        if (rest.isNegative() || rest.isZero()) {
            rested();
        } else {
            Uni.createFrom()
                    .voidItem()
                    .onItem()
                    .delayIt()
                    .by(rest.compareTo(LONGEST_REST) < 0 ? rest : LONGEST_REST)
                    .subscribe()
                    .with(over -> rested());
        }
    }

    private void rested() {
        synchronized (this) {
            reading = again;
            again = false;
            if (!reading) {
                return;
            }
        }
        read();
    }
}
