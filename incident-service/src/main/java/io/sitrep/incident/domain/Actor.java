package io.sitrep.incident.domain;

import java.util.Set;

/**
 * Who did it.
 *
 * @param id stable and unique: {@code token:k3…}, {@code slack:T1:U2}
 * @param name as people know them
 * @param origin the way they came
 * @param otherIds by which the same person acts elsewhere, as far as that was asked
 */
public record Actor(String id, String name, Origin origin, Set<String> otherIds) {
    public Actor {
        otherIds = Set.copyOf(otherIds);
    }

    /** One of whom no other id is known. */
    public Actor(String id, String name, Origin origin) {
        this(id, name, origin, Set.of());
    }

    /** The same, known to act by this id as well. */
    public Actor alsoCalled(String otherId) {
        return new Actor(id, name, origin, Set.of(otherId));
    }

    /** Whether it is the same person, whichever way they came. */
    public boolean is(Actor other) {
        return id.equals(other.id) || otherIds.contains(other.id);
    }
}
