package io.sitrep.incident.access;

import java.util.Set;

/**
 * What a valid token stands for.
 *
 * @param id of the token, not secret; of a person who signed on, their own
 * @param name of whoever holds it, for people
 * @param role null for a person whose groups give them none
 * @param actor who acts when it is used: stable and unique over tokens and people
 */
public record Grant(String id, String name, Role role, String actor) {
    private static final String OF_PEOPLE = "oidc:";

    static Grant ofToken(String id, String name, Role role) {
        return new Grant(id, name, role, "token:" + id);
    }

    /** @param subject as the issuer knows them */
    static Grant ofPerson(String subject, String name, Role role) {
        String id = OF_PEOPLE + subject;
        return new Grant(id, name, role, id);
    }

    /** Whether it is a person whom the provider knows, and no token of ours. */
    public boolean isPerson() {
        return id.startsWith(OF_PEOPLE);
    }

    /** The names of all roles it gives. */
    public Set<String> roles() {
        return role == null ? Set.of() : role.includes();
    }
}
