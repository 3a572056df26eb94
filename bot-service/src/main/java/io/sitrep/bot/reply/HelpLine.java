package io.sitrep.bot.reply;

/**
 * One verb in the help.
 *
 * @param usage {@code declare [SEVn] [title…]}
 * @param meaning what it does, in one sentence
 */
public record HelpLine(String usage, Phrase meaning) {}
