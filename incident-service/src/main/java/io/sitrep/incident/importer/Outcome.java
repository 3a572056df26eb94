package io.sitrep.incident.importer;

/** What became of an item. */
sealed interface Outcome {
    /** It is here now. */
    enum Kept implements Outcome {
        CREATED,
        UPDATED,
        UNCHANGED
    }

    /** It was left out; the others go on. */
    record Skipped(String reason) implements Outcome {}
}
