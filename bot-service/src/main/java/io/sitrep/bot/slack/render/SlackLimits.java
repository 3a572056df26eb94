package io.sitrep.bot.slack.render;

import java.util.ArrayList;
import java.util.List;

/**
 * How much Slack takes. Sources: https://docs.slack.dev/reference/block-kit/blocks and its pages of each block,
 * https://docs.slack.dev/reference/block-kit/composition-objects (text, option), https://docs.slack.dev/reference/views,
 * https://docs.slack.dev/reference/methods/chat.postMessage (text), https://docs.slack.dev/reference/methods/conversations.setTopic,
 * read 2026-11-22.
 */
public final class SlackLimits {
    static final int SECTION = 3_000;
    static final int BLOCKS = 50;
    static final int TEXT = 40_000;
    static final int FIELDS = 10;
    static final int FIELD = 2_000;
    static final int BUTTONS = 25;
    static final int BUTTON = 75;
    static final int VALUE = 2_000;
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
        return text.substring(0, end) + "…";
    }

    /** Cuts words that are no notation, never inside of a character. */
    static String cutWords(String words, int most) {
        if (words.length() <= most) {
            return words;
        }
        int end = Character.isHighSurrogate(words.charAt(most - 2)) ? most - 2 : most - 1;
        return words.substring(0, end) + "…";
    }

    /** Lines put together to sections, as many as there may be; each line stays whole where that is possible. */
    static List<String> sections(List<String> lines) {
        return sections(lines, BLOCKS);
    }

    static List<String> sections(List<String> lines, int most) {
        List<String> sections = new ArrayList<>();
        StringBuilder section = new StringBuilder();
        for (String line : lines) {
            String whole = cut(line, SECTION);
            if (!section.isEmpty() && section.length() + 1 + whole.length() > SECTION) {
                sections.add(section.toString());
                section.setLength(0);
            }
            section.append(section.isEmpty() ? "" : "\n").append(whole);
        }
        sections.add(section.toString());
        // A section without a word in it is refused.
        sections.removeIf(String::isBlank);
        return sections.size() <= most ? sections : sections.subList(0, most);
    }
}
