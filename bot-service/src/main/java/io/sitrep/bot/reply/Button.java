package io.sitrep.bot.reply;

/**
 * Something to click. A click is the same as typing its command: what the command is allowed, refused or asked for is
 * told to whoever clicks, and nobody else.
 *
 * @param label in the reader's language
 * @param command what a click types after {@code /incident}: {@code update INC-42}
 */
public record Button(String label, String command, Weight weight) {
    /** How much a click does. */
    public enum Weight {
        ORDINARY,
        MAIN,
        /** What can't be taken back. */
        GRAVE
    }
}
