package io.sitrep.fakes.discord;

/** What happened at the gateway so far. */
public final class GatewayCounts {
    private int connections;
    private int compressed;
    private int identifies;
    private int resumes;
    private int heartbeats;
    private int mostSessions;

    GatewayCounts() {}

    synchronized void connected(boolean isCompressed) {
        connections++;
        compressed += isCompressed ? 1 : 0;
    }

    synchronized void identified(int sessionsNow) {
        identifies++;
        mostSessions = Math.max(mostSessions, sessionsNow);
    }

    synchronized void resumed(int sessionsNow) {
        resumes++;
        mostSessions = Math.max(mostSessions, sessionsNow);
    }

    synchronized void heartbeat() {
        heartbeats++;
    }

    public synchronized int connections() {
        return connections;
    }

    /** Of the connections, those with a zlib stream. */
    public synchronized int compressed() {
        return compressed;
    }

    public synchronized int identifies() {
        return identifies;
    }

    public synchronized int resumes() {
        return resumes;
    }

    public synchronized int heartbeats() {
        return heartbeats;
    }

    /** That were connected at one time. */
    public synchronized int mostSessions() {
        return mostSessions;
    }
}
