package io.sitrep.incident.store;

/**
 * What a mutation was answered with, as it can be kept and given again.
 *
 * @param location address of what was made, or null
 * @param etag of what was made or changed, or null
 * @param body JSON, or null
 */
public record Answer(int status, String location, String etag, String body) {}
