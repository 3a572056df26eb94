package io.sitrep.incident.command;

/** The incident has changed since the caller saw it. */
public class Stale extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Stale(String ref) {
        super(ref + " has changed since: read it again", null, false, false);
    }
}
