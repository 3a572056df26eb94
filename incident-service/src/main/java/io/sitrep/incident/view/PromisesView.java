package io.sitrep.incident.view;

import io.sitrep.incident.domain.Promises;

/**
 * How promises of a next update were kept.
 *
 * @param overdue whether the open one was broken
 */
public record PromisesView(int kept, int broken, boolean overdue) {
    static PromisesView of(Promises promises) {
        return new PromisesView(promises.kept(), promises.broken(), promises.overdue());
    }
}
