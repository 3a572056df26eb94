package io.sitrep.incident.domain;

/**
 * Who did it.
 *
 * @param id stable and unique: {@code token:k3…}, {@code slack:T1:U2}
 * @param name as people know them
 * @param origin the way they came
 */
public record Actor(String id, String name, Origin origin) {}
