package io.sitrep.incident.page.keep;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Hands values to slow work, one at a time on a thread of its own. What a newer one overtakes is never handed over. */
public final class Latest<T> {
    private static final Logger LOG = Logger.getLogger(Latest.class);

    private final AtomicReference<T> waiting = new AtomicReference<>();
    private final ExecutorService thread;
    private final Consumer<T> work;

    /** @param name of the thread */
    public Latest(String name, Consumer<T> work) {
        this.work = work;
        this.thread = Executors.newSingleThreadExecutor(task -> {
            Thread made = new Thread(task, name);
            made.setDaemon(true);
            return made;
        });
    }

    /** Returns at once. */
    public void offer(T value) {
        if (waiting.getAndSet(value) == null) {
            thread.execute(this::take);
        }
    }

    private void take() {
        T value = waiting.getAndSet(null);
        try {
            work.accept(value);
        } catch (RuntimeException failure) {
            LOG.errorf(failure, "%s failed", Thread.currentThread().getName());
        }
    }
}
