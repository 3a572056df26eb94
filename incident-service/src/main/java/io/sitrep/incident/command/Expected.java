package io.sitrep.incident.command;

import io.sitrep.incident.domain.Incident;
import java.util.Set;

/**
 * The versions of an incident a caller is willing to change.
 *
 * @param versions or null for any
 */
public record Expected(Set<Long> versions) {
    public static final Expected ANY = new Expected(null);

    void check(Incident incident) {
        if (versions != null && !versions.contains(incident.revision().version())) {
            throw new Stale(incident.key().ref());
        }
    }
}
