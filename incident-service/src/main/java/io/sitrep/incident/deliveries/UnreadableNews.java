package io.sitrep.incident.deliveries;

/** A record nobody here can ever understand. The message repeats nothing of it. */
final class UnreadableNews extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableNews(String what) {
        super(what);
    }
}
