package io.sitrep.bot.mail;

import io.sitrep.bot.events.Head;
import java.time.Instant;

/**
 * Something responders should have heard in chat, and could not.
 *
 * @param key the same each time it is found
 * @param due when an update was promised for; null for an incident that was declared
 */
record Unheard(String key, Head head, Instant due) {}
