package io.sitrep.incident.page.site;

import io.sitrep.incident.page.PageState;
import java.time.Instant;

/**
 * What a document is written from, and nothing else.
 *
 * @param now of the writing; documents are written again every quarter of an hour, when a day turns in some zone, and when a
 *     figure changes by the time alone
 * @param staleSince of when the state is, where it could not be brought up to date; null while it is
 * @param version of everything that the public is told, the same on every replica, in every language and in every zone
 */
public record Moment(PageState state, Instant now, Instant staleSince, String version) {}
