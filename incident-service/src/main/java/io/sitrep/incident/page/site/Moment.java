package io.sitrep.incident.page.site;

import io.sitrep.incident.page.PageState;
import java.time.Instant;

/**
 * What a document is written from, and nothing else.
 *
 * @param now of the writing; documents are written again when the day turns, not more often
 * @param staleSince of when the state is, where it could not be brought up to date; null while it is
 */
public record Moment(PageState state, Instant now, Instant staleSince) {}
