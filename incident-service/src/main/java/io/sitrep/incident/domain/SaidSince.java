package io.sitrep.incident.domain;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What was said of an incident after a pending update was posted, and is out already. What is said last stands: a late
 * word brings about what nothing since has spoken of, and leaves the rest be.
 *
 * @param any whether anything was said
 * @param components that were spoken of
 */
public record SaidSince(boolean any, Set<UUID> components) {
    public static final SaidSince NOTHING = new SaidSince(false, Set.of());

    public SaidSince {
        components = Set.copyOf(components);
    }

    /**
     * What is left for it to do.
     *
     * @param now the status that was reached meanwhile; a late word moves on from it, not back
     */
    Effects left(Effects effects, Status now) {
        if (!any) {
            return effects;
        }
        List<ComponentChange> untouched = effects.components().stream()
                .filter(change -> !components.contains(change.id()))
                .toList();
        boolean back = effects.status() != null
                && !effects.reopens()
                && now.isOpen()
                && effects.status().isBehind(now);
        return effects.changing(untouched).moving(back ? null : effects.status());
    }
}
