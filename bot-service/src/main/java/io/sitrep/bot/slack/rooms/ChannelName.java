package io.sitrep.bot.slack.rooms;

import java.text.Normalizer;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A channel's name as Slack takes it: small letters, digits and hyphens, 80 at most. Source:
 * https://docs.slack.dev/reference/methods/conversations.create, read 2026-11-22.
 */
record ChannelName(String name) {
    private static final int LONGEST = 80;

    static ChannelName of(String wanted) {
        String plain = Normalizer.normalize(wanted, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^a-z0-9_-]+", "-")
                .replaceAll("-{2,}", "-")
                .replaceAll("^[-_]+|[-_]+$", "");
        return new ChannelName(plain.isEmpty() ? "incident" : plain);
    }

    /** The name itself, then {@code name-2}, {@code name-3}, … */
    String numbered(int number) {
        String suffix = number == 1 ? "" : "-" + number;
        int most = LONGEST - suffix.length();
        return name.substring(0, Math.min(name.length(), most)).replaceAll("[-_]+$", "") + suffix;
    }

    /** Which of the numbered ones it is; 1 when it is none of them. */
    int numberOf(String numbered, int most) {
        return IntStream.rangeClosed(1, most)
                .filter(number -> numbered(number).equals(numbered))
                .findFirst()
                .orElse(1);
    }
}
