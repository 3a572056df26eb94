package io.sitrep.bot.reply;

import java.util.List;

/**
 * An incident as it stands in a room or a channel. It is posted once and edited in place from then on: equal cards look
 * the same.
 *
 * @param facts short things, each with its name
 * @param lines longer things, below the facts
 */
public record Card(Text title, Tone tone, List<Fact> facts, List<Text> lines, List<Button> buttons) {
    public Card {
        facts = List.copyOf(facts);
        lines = List.copyOf(lines);
        buttons = List.copyOf(buttons);
    }

    /** How bad it is, for a colour or a sign; never the only thing that says so. */
    public enum Tone {
        CALM,
        WARNING,
        BAD,
        WORST,
        OVER
    }

    /** One fact: {@code Severity}, {@code SEV1}. */
    public record Fact(String name, Text value) {}
}
