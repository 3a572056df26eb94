package io.sitrep.incident.outbox;

/** The topics this service writes. */
public final class Topics {
    /** All facts, internal ones too. */
    public static final String INCIDENTS = "sitrep.incidents";
    /** What the public may know, and nothing else. */
    public static final String PUBLICATIONS = "sitrep.publications";

    /** What a human has to look at. */
    public static final String SIGNALS = "sitrep.signals";

    private Topics() {}
}
