/**
 * Discord as an app meets it: REST v10, the gateway, signed interactions, and people who type and click. Sources, read 2026-11:
 * docs.discord.com/developers (reference, topics/gateway, topics/rate-limits, topics/opcodes-and-status-codes, interactions/*,
 * resources/*, components/reference).
 *
 * <p>Stricter than the real one in one thing: a field it does not know is refused, where Discord passes over it.
 */
package io.sitrep.fakes.discord;
