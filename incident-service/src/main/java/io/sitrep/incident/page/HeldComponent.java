package io.sitrep.incident.page;

import io.sitrep.incident.domain.ComponentStatus;
import java.util.List;
import java.util.UUID;

/**
 * A component as one incident holds it.
 *
 * @param code its public id
 * @param name as it was called then
 * @param regions how it does where that was said, in the order in which it was
 * @param listed false when an imported incident mentions it in updates and does not list it itself
 */
public record HeldComponent(
        UUID id, String code, String name, ComponentStatus status, List<Regional> regions, boolean listed) {
    public HeldComponent {
        regions = List.copyOf(regions);
    }

    /** How it does in one part of the world. */
    public record Regional(String code, ComponentStatus status) {}
}
