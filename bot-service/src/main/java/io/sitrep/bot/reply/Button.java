package io.sitrep.bot.reply;

import java.util.Optional;

/**
 * Something to click. A click is the same as typing its command: what the command is allowed, refused or asked for is
 * told to whoever clicks, and nobody else.
 *
 * @param label in the reader's language
 * @param command what a click types after {@code /incident}: {@code update INC-42}
 * @param confirm what is asked before a click counts; empty when it counts at once
 */
public record Button(String label, String command, Weight weight, Optional<Confirm> confirm) {
    /** One that counts at once. */
    public Button(String label, String command, Weight weight) {
        this(label, command, weight, Optional.empty());
    }

    /** The same, which asks first. */
    public Button asking(String question, String no) {
        return new Button(label, command, weight, Optional.of(new Confirm(question, label, no)));
    }

    /** What is asked, and the two answers, in the reader's language. */
    public record Confirm(String question, String yes, String no) {}

    /** How much a click does. */
    public enum Weight {
        ORDINARY,
        MAIN,
        /** What can't be taken back. */
        GRAVE
    }
}
