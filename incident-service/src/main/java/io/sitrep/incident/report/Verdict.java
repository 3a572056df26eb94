package io.sitrep.incident.report;

import java.time.Duration;

/** What became of a report. */
public sealed interface Verdict {
    /** It counts; it stands in the database within a second or two. */
    record Counted() implements Verdict {}

    /** It does not count. */
    record TooOften(Duration after) implements Verdict {}
}
