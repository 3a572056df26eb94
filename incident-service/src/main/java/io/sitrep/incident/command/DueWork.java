package io.sitrep.incident.command;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.sitrep.kit.trace.LogIds;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Does what has become due, one thing after the other. One that fails holds up nobody: it is logged, passed over, and found
 * again at the next look. Never fails itself.
 */
@ApplicationScoped
public class DueWork {
    private static final Logger LOG = Logger.getLogger(DueWork.class);

    /**
     * @param what is looked for, as the log calls it
     * @param due finds it, in a session of its own
     * @param lines what lines of the log about one carry
     * @param work has a transaction of its own for each, and looks again at what was found: others may have been first
     */
    public <T> Uni<Void> run(
            String what, Supplier<Uni<List<T>>> due, Function<T, LogIds> lines, Function<T, Uni<Void>> work) {
        return Panache.withSession(due)
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUniAndConcatenate(each -> passedOver(what, lines.apply(each), work.apply(each)))
                .onItem()
                .ignoreAsUni()
                .onFailure()
                .invoke(failure -> retried(what, LogIds.of(), failure))
                .onFailure()
                .recoverWithNull();
    }

    private static Uni<Void> passedOver(String what, LogIds lines, Uni<Void> work) {
        return work.onFailure()
                .invoke(failure -> retried(what, lines, failure))
                .onFailure()
                .recoverWithNull();
    }

    private static void retried(String what, LogIds lines, Throwable failure) {
        lines.warnf(LOG, "%s: will look again: %s", what, failure.toString());
    }
}
