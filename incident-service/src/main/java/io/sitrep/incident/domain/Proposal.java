package io.sitrep.incident.domain;

import java.util.List;
import java.util.UUID;

/**
 * A component that may fail next, since it depends on one that fails. Nothing becomes of it until a human confirms it.
 *
 * @param code the component's public id
 * @param status as bad as what it depends on
 * @param path names from the component that fails to this one, each of which depends on the one before
 */
public record Proposal(UUID id, String code, String name, ComponentStatus status, List<String> path) {
    public Proposal {
        path = List.copyOf(path);
    }
}
