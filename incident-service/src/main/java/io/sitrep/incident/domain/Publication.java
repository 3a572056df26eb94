package io.sitrep.incident.domain;

import java.util.List;

/**
 * What the public learns of a change.
 *
 * @param head the incident as the public may know it from now on
 * @param update what was said, corrected, stopped or retracted; null when only the head has changed
 * @param fields of the head that have changed, when that is all
 * @param notifies whether subscribers are to be told
 */
public record Publication(Kind kind, Incident head, Update update, List<String> fields, boolean notifies) {

    /** What kind of news it is. */
    public enum Kind implements Wire {
        PUBLISHED,
        CORRECTED,
        RETRACTED,
        STOPPED
    }

    static Publication of(Kind kind, Incident head, Update update, boolean notifies) {
        return new Publication(kind, head, update, List.of(), notifies);
    }

    /** The head alone has changed: the page shows it, nobody is told. */
    static Publication of(Kind kind, Incident head, List<String> fields) {
        return new Publication(kind, head, null, fields, false);
    }
}
