package io.sitrep.incident.domain;

/**
 * Somebody who has a part in the response.
 *
 * @param name as people know them
 * @param id stable and unique ({@code slack:T1:U2}), or null when only the name is known
 */
public record Person(String name, String id) {}
