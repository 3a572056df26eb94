package io.sitrep.incident.view;

import io.sitrep.incident.domain.Cause;
import io.sitrep.incident.domain.DataImpact;

/**
 * How much is known of something: of the cause ({@code unknown, suspected, known}), of harm to data ({@code unknown,
 * none, confirmed}). "We don't know yet" is an answer, not a gap.
 */
public record Knowledge(String state, String text) {
    static Knowledge of(Cause cause) {
        return new Knowledge(cause.state().wire(), cause.text());
    }

    static Knowledge of(DataImpact impact) {
        return new Knowledge(impact.state().wire(), impact.text());
    }
}
