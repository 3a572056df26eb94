package io.sitrep.bot.discord.gateway;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;

/**
 * Works through what the gateway tells, one after the other in the order it came: whoever takes a reaction back at once has put it
 * before. Nothing is worked on by the thread that tells it.
 */
final class NewsInOrder {
    private static final Logger LOG = Logger.getLogger(NewsInOrder.class);

    private final Executor workers;
    private final int most;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean busy;

    /** @param most that may wait; what comes on top is dropped, and said to be */
    NewsInOrder(Executor workers, int most) {
        this.workers = workers;
        this.most = most;
    }

    /**
     * @param news ends by itself, and fails never
     * @return false when it is too much, and dropped
     */
    synchronized boolean add(Runnable news) {
        if (waiting.size() >= most) {
            LOG.error("Discord tells more than can be noted: what becomes of messages on timelines may be missed");
            return false;
        }
        waiting.add(news);
        if (!busy) {
            busy = true;
            workers.execute(this::work);
        }
        return true;
    }

    private void work() {
        for (Runnable next = next(); next != null; next = next()) {
            next.run();
        }
    }

    private synchronized Runnable next() {
        Runnable next = waiting.poll();
        busy = next != null;
        return next;
    }
}
