package io.sitrep.incident.domain;

import java.time.Instant;
import java.util.List;

/**
 * The wish to open an incident.
 *
 * @param commander name of whoever leads the response, or null
 * @param startedAt when it began, or null for now
 * @param resolvedAt when it ended, for one that is declared after the fact; null for now, should it be resolved
 * @param first what is said first; its status is the incident's first one
 */
public record Declaration(
        Headline headline, String commander, Instant startedAt, Instant resolvedAt, UpdateDraft first) {

    /** Whoever is told of a plan just now needs no reminder of it. */
    Headline announced(Instant at) {
        return headline.schedule() == null || !first.notifies()
                ? headline
                : headline.planned(headline.schedule().told(at));
    }

    /** The same, with these changes of components. */
    public Declaration changing(List<ComponentChange> changes) {
        return new Declaration(headline, commander, startedAt, resolvedAt, first.changing(changes));
    }
}
