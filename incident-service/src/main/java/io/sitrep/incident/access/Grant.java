package io.sitrep.incident.access;

/**
 * What a valid token stands for.
 *
 * @param id of the token, not secret
 * @param name of whoever holds it, for people
 */
public record Grant(String id, String name, Role role) {}
