package io.sitrep.bot.reply;

import java.util.List;

/**
 * An answer in words, ready for any platform.
 *
 * @param isPrivate whether the person who asked is the only one to see it
 * @param buttons what can be done next; empty when nothing
 */
public record Message(boolean isPrivate, List<Text> lines, List<Button> buttons) {
    public Message {
        lines = List.copyOf(lines);
        buttons = List.copyOf(buttons);
    }
}
