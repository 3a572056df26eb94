package io.sitrep.bot.slack.render;

import java.util.ArrayList;
import java.util.List;

/**
 * How much Slack takes. Sources: https://docs.slack.dev/reference/block-kit/blocks/section-block (3,000 characters),
 * https://docs.slack.dev/reference/block-kit/blocks (50 blocks), https://docs.slack.dev/reference/methods/chat.postMessage
 * (40,000 characters of text), read 2026-11-21.
 */
final class SlackLimits {
    static final int SECTION = 3_000;
    static final int BLOCKS = 50;
    static final int TEXT = 40_000;

    /** The longest a character gets in Slack's notation: an ampersand takes five. */
    private static final int LONGEST_MARK = 5;

    private SlackLimits() {}

    /** Cuts text in Slack's notation to so many characters, never inside of a mark or a character. */
    static String cut(String text, int most) {
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

    /** Lines put together to sections, as many as there may be; each line stays whole where that is possible. */
    static List<String> sections(List<String> lines) {
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
        return sections.size() <= BLOCKS ? sections : sections.subList(0, BLOCKS);
    }
}
