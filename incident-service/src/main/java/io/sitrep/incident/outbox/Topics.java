package io.sitrep.incident.outbox;

/** The topics this service writes. */
public final class Topics {
    /** All facts, internal ones too. */
    public static final String INCIDENTS = "sitrep.incidents";
    /** What the public may know, and nothing else. */
    public static final String PUBLICATIONS = "sitrep.publications";

    /** What a human has to look at. */
    public static final String SIGNALS = "sitrep.signals";

    /** The catalog as it is: of each thing the last word, and nothing of one that is gone. Compacted. */
    public static final String CATALOG = "sitrep.catalog";

    private Topics() {}
}
