package io.sitrep.bot.slack.render;

import java.util.ArrayList;
import java.util.List;

/**
 * How much Slack takes. Sources: https://docs.slack.dev/reference/block-kit/blocks and its pages of each block,
 * https://docs.slack.dev/reference/block-kit/composition-objects (text, option, confirmation dialog), https://docs.slack.dev/reference/views,
 * https://docs.slack.dev/reference/methods/chat.postMessage (text), https://docs.slack.dev/reference/methods/conversations.setTopic,
 * read 2026-11-22.
 *
 * <p>How long all blocks of a message may be together ({@code msg_blocks_too_long}) is not documented. Slack's people spoke of 12,000
 * characters with what is around them, and 11,341 were refused to somebody: https://github.com/slackapi/bolt-js/issues/2509 and 2867,
 * read 2026-11-23. With 25 buttons ours stay below that.
 */
public final class SlackLimits {
    static final int SECTION = 3_000;
    static final int BLOCKS = 50;
    static final int TEXT = 40_000;
    static final int ALL_BLOCKS = 9_000;
    static final int FIELDS = 10;
    /** Slack takes 2,000, of which a few would leave nothing for what is said below them. */
    static final int FIELD = 500;

    static final int BUTTONS = 25;
    static final int BUTTON = 75;
    static final int VALUE = 2_000;
    /** Slack takes 100 for the title and 300 for the question: they count among all blocks of the message. */
    static final int CONFIRM_TITLE = 30;

    static final int CONFIRM_TEXT = 150;
    static final int CONFIRM_BUTTON = 30;
    /** Of one message, so that something is left to be said in it. */
    static final int CONFIRMS = 5;

    static final int TITLE = 24;
    static final int LABEL = 2_000;
    static final int INPUTS = 100;
    static final int TYPED = 3_000;
    static final int KEY = 255;
    static final int OPTIONS = 100;
    static final int OPTION = 75;
    static final int OPTION_KEY = 150;
    static final int METADATA = 3_000;
    public static final int TOPIC = 250;

    /** The longest a character gets in Slack's notation: an ampersand takes five. */
    private static final int LONGEST_MARK = 5;

    /** Less of a line says nothing. */
    private static final int SHORTEST = 100;

    private static final String MORE = "…";

    private SlackLimits() {}

    /** Cuts text in Slack's notation to so many characters, never inside of a mark or a character. */
    public static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = most - 1;
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        int mark = text.lastIndexOf('&', end - 1);
        if (mark > end - LONGEST_MARK && text.indexOf(';', mark) >= end) {
            end = mark;
        }
        int link = text.lastIndexOf('<', end - 1);
        if (link > text.lastIndexOf('>', end - 1)) {
            end = link;
        }
        return text.substring(0, end) + MORE;
    }

    /** Cuts words that are no notation, never inside of a character. */
    static String cutWords(String words, int most) {
        if (words.length() <= most) {
            return words;
        }
        int end = Character.isHighSurrogate(words.charAt(most - 2)) ? most - 2 : most - 1;
        return words.substring(0, end) + MORE;
    }

    /** Lines put together to sections, as many as there may be; each line stays whole where that is possible. */
    static List<String> sections(List<String> lines) {
        return sections(lines, BLOCKS, Integer.MAX_VALUE);
    }

    /** @param altogether how long they may be together; what is left out is hinted at */
    static List<String> sections(List<String> lines, int most, int altogether) {
        List<String> sections = new ArrayList<>();
        StringBuilder section = new StringBuilder();
        int left = altogether;
        for (String line : lines) {
            boolean isFull = line.length() > left && left < SECTION;
            String whole = isFull ? rest(line, left) : cut(line, SECTION);
            left -= whole.length() + 1;
            if (!section.isEmpty() && section.length() + 1 + whole.length() > SECTION) {
                sections.add(section.toString());
                section.setLength(0);
            }
            section.append(section.isEmpty() ? "" : "\n").append(whole);
            if (isFull) {
                break;
            }
        }
        sections.add(section.toString());
        // A section without a word in it is refused.
        sections.removeIf(String::isBlank);
        return sections.size() <= most ? sections : sections.subList(0, most);
    }

    private static String rest(String line, int left) {
        return left < SHORTEST ? MORE : cut(line, left);
    }
}
