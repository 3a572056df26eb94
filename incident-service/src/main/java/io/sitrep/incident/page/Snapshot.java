package io.sitrep.incident.page;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
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

    /** While much is published the page is read a tenth of the time, so that the reading slows nobody's publishing down. */
    private static final int REST = 9;

    private static final Duration LONGEST_REST = Duration.ofSeconds(1);

    private final Function<PageState, Uni<PageState>> source;
    private final Clock clock;

    private volatile PageState state;
    private volatile boolean failing;
    private volatile Instant begun;
    private boolean reading; // or resting; guarded by this
    private boolean again; // guarded by this

    @Inject
    Snapshot(PageReader reader, Clock clock) {
        this(reader::read, clock);
    }

    Snapshot(Function<PageState, Uni<PageState>> source, Clock clock) {
        this.source = source;
        this.clock = clock;
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

    /**
     * Waits, on a thread that may, until the state holds everything committed before this call.
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

    /** Whether a state is due: none yet, the last attempt failed, or the last success is older than this. */
    boolean wants(Duration age) {
        PageState last = state;
        return last == null || failing || last.asOf().plus(age).isBefore(clock.instant());
    }

    private void read() {
        begun = clock.instant();
        Uni.createFrom().deferred(() -> source.apply(state)).subscribe().with(this::keep, this::miss);
    }

    private void keep(PageState fresh) {
        boolean recovered = failing;
        synchronized (this) {
            state = fresh;
            notifyAll();
        }
        failing = false;
        if (recovered) {
            LOG.info("the public page is up to date again");
        }
        done();
    }

    private void miss(Throwable failure) {
        boolean first = !failing;
        failing = true;
        if (first) {
            LOG.warnf("the public page could not be read and keeps its last state, will retry: %s", failure.toString());
        }
        done();
    }

    private void done() {
        Duration rest = Duration.between(begun, clock.instant()).multipliedBy(REST);
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
