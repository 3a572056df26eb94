package io.sitrep.incident.page.site;

/**
 * Told when the page shows something else than before, after it does. Whoever hears it does its own work elsewhere.
 *
 * @param last null when this is the first
 */
public record NewEdition(Edition last, Edition fresh) {}
