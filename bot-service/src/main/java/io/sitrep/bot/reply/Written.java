package io.sitrep.bot.reply;

/**
 * Something that was written in a form.
 *
 * @param what the field's label
 */
public record Written(Phrase what, String words) {}
