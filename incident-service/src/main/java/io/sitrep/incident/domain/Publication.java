package io.sitrep.incident.domain;

import java.util.List;

/**
 * What the public learns of a change.
 *
 * @param head the incident as the public may know it from now on
 * @param update what was said, corrected, stopped or retracted; null when only the head has changed
 * @param fields of the head that have changed, when that is all
 * @param notifies whether subscribers are to be told
 * @param postmortem that is published with it, or null
 */
public record Publication(
        Kind kind, Incident head, Update update, List<String> fields, boolean notifies, Postmortem postmortem) {

    /** What kind of news it is. */
    public enum Kind implements Wire {
        PUBLISHED,
        CORRECTED,
        RETRACTED,
        STOPPED
    }

    static Publication of(Kind kind, Incident head, Update update, boolean notifies) {
        return new Publication(kind, head, update, List.of(), notifies, null);
    }

    /** The head alone has changed: the page shows it, nobody is told. */
    static Publication of(Kind kind, Incident head, List<String> fields) {
        return new Publication(kind, head, null, fields, false, null);
    }

    /** A whole incident is no longer public: who was told of it is told. @param last how the public knew it */
    static Publication takenBack(Incident last) {
        return new Publication(Kind.RETRACTED, last, null, List.of("visibility"), true, null);
    }

    /** The same, with the whole of what its update sums up. */
    Publication concluding(Postmortem whole) {
        return new Publication(kind, head, update, fields, notifies, whole);
    }
}
