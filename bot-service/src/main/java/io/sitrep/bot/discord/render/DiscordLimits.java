package io.sitrep.bot.discord.render;

/**
 * How much Discord takes. It counts characters; we count UTF-16 units, which are never fewer. Sources:
 * https://docs.discord.com/developers/resources/message (content, embed limits), https://docs.discord.com/developers/components/reference
 * (buttons, labels, selects, text inputs, custom ids) and https://docs.discord.com/developers/interactions/receiving-and-responding (modals),
 * read 2026-11-23.
 */
public final class DiscordLimits {
    static final int CONTENT = 2_000;
    static final int EMBED_TITLE = 256;
    static final int EMBED_TEXT = 4_096;
    /** Of all embeds of a message together: titles, texts and fields. */
    static final int EMBEDS = 6_000;

    static final int FIELDS = 25;
    static final int FIELD_NAME = 256;
    static final int FIELD = 1_024;
    /** Of all fields of a card, so that something is left for what is said below them. */
    static final int ALL_FIELDS = 3_000;

    static final int ROWS = 5;
    static final int ROW = 5;
    static final int BUTTON = 80;
    static final int CUSTOM_ID = 100;

    static final int MODAL_TITLE = 45;
    public static final int MODAL_PARTS = 5;
    static final int LABEL = 45;
    static final int HINT = 100;
    static final int TYPED = 4_000;
    public static final int OPTIONS = 25;
    static final int OPTION = 100;
    static final int OPTION_KEY = 100;

    /** Hints at what is left out. */
    static final String MORE = "…";
    /** Stands where there is nothing and Discord wants something. */
    static final String NOTHING = "–";

    private DiscordLimits() {}

    /** Cuts words that are no notation, never inside of a character; blank ones become {@link #NOTHING}. */
    static String words(String words, int most) {
        String line = DiscordText.clean(words).replace('\n', ' ').strip();
        if (line.isEmpty()) {
            return NOTHING;
        }
        return cut(line, most);
    }

    /** The same where blank is allowed, and line breaks are. */
    public static String cut(String words, int most) {
        if (words.length() <= most) {
            return words;
        }
        int end = most - 1;
        if (end > 0 && Character.isHighSurrogate(words.charAt(end - 1))) {
            end--;
        }
        return words.substring(0, end) + MORE;
    }
}
