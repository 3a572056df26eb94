package io.sitrep.incident.api;

import java.util.List;

/**
 * One page of a list.
 *
 * @param nextCursor what to ask with for the next one, or null when this is the last
 */
public record Page<T>(List<T> items, String nextCursor) {}
