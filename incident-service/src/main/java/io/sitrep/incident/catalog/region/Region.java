package io.sitrep.incident.catalog.region;

/**
 * A part of the world an incident can concern.
 *
 * @param code ISO 3166-1 alpha-2 of a country ({@code IT}); lower case with hyphens for everything else
 * @param parent code of the region it lies in; null for the world
 * @param builtIn whether it comes with the service
 */
public record Region(String code, String name, String parent, boolean builtIn) {}
