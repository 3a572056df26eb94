package io.sitrep.incident.page;

import java.time.Instant;

/**
 * What every page has around its content.
 *
 * @param name of the page's owner
 * @param indicator null while nothing is known yet
 * @param staleSince null while the page is up to date
 * @param lastWordAt when the public was last told anything, or null
 */
public record Frame(String name, Indicator indicator, Instant staleSince, Instant lastWordAt) {}
