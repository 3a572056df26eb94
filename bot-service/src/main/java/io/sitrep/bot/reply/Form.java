package io.sitrep.bot.reply;

import java.util.List;
import java.util.Optional;

/**
 * Asks for what a command was typed without. Filled in and sent, it is the same command with these values.
 *
 * @param command what was typed after {@code /incident}, with the incident settled: {@code update INC-42}
 * @param title in the reader's language
 * @param send the label of what sends it
 */
public record Form(String command, String title, String send, List<Field> fields) {
    public Form {
        fields = List.copyOf(fields);
    }

    /** The same, with a word more in its command. */
    public Form completing(String word) {
        return new Form(command + " " + word, title, send, fields);
    }

    /**
     * One thing to fill in.
     *
     * @param key what the value is called when it comes back
     * @param value what stands there at first; empty when nothing does. Of a choice of many: keys with commas in between
     */
    public record Field(String key, String label, Kind kind, boolean wanted, String value, Optional<String> hint) {}

    /** How a field is filled in. */
    public sealed interface Kind {
        /** @param longest in characters */
        record Line(int longest) implements Kind {}

        /** @param longest in characters */
        record Paragraph(int longest) implements Kind {}

        record One(List<Choice> choices) implements Kind {
            public One {
                choices = List.copyOf(choices);
            }
        }

        record Many(List<Choice> choices) implements Kind {
            public Many {
                choices = List.copyOf(choices);
            }
        }
    }

    /** Something to choose: what comes back, and what people read. */
    public record Choice(String key, String label) {}
}
