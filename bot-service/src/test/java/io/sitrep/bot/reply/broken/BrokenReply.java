package io.sitrep.bot.reply.broken;

import io.smallrye.mutiny.Uni;

/** Breaks the rule for replies on purpose: it is more than plain data. */
public record BrokenReply(Uni<String> text) {}
