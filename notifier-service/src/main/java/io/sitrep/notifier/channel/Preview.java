package io.sitrep.notifier.channel;

/**
 * A message in one channel's form, for people to look at before it is sent.
 *
 * @param subject the line above it, or null where the channel has none
 */
public record Preview(String subject, String text) {}
