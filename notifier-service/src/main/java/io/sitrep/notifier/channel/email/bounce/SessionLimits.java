package io.sitrep.notifier.channel.email.bounce;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.subethamail.smtp.server.Session;
import org.subethamail.smtp.server.SessionHandler;

/** A conversation ends after a while whatever is being said, and nobody holds more than a few: drips fill no queue. */
final class SessionLimits implements SessionHandler, AutoCloseable {
    static final int MOST_OF_ONE_ADDRESS = 10;
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final SessionHandler byAddress = SessionHandler.limitConcurrentSessionsBySource(MOST_OF_ONE_ADDRESS);
    private final Map<Session, ScheduledFuture<?>> ends = new ConcurrentHashMap<>();
    private final Duration longest;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "bounce-sessions");
        thread.setDaemon(true);
        return thread;
    });

    SessionLimits() {
        this(LONGEST);
    }

    SessionLimits(Duration longest) {
        this.longest = longest;
    }

    @Override
    public SessionAcceptance accept(Session session) {
        ends.put(session, timer.schedule(() -> end(session), longest.toMillis(), TimeUnit.MILLISECONDS));
        return byAddress.accept(session);
    }

    @Override
    public void onSessionEnd(Session session) {
        ScheduledFuture<?> end = ends.remove(session);
        if (end != null) {
            end.cancel(false);
        }
        byAddress.onSessionEnd(session);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private static void end(Session session) {
        try {
            session.closeSocket();
        } catch (IOException alreadyGone) {
            // That is what was wanted.
            return;
        }
    }
}
