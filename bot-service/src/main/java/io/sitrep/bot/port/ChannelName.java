package io.sitrep.bot.port;

import java.text.Normalizer;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A channel's name as platforms take it: small letters, digits and hyphens.
 *
 * @param longest how many the platform takes
 */
public record ChannelName(String name, int longest) {
    public static ChannelName of(String wanted, int longest) {
        String plain = Normalizer.normalize(wanted, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^a-z0-9_-]+", "-")
                .replaceAll("-{2,}", "-")
                .replaceAll("^[-_]+|[-_]+$", "");
        return new ChannelName(plain.isEmpty() ? "incident" : plain, longest);
    }

    /** The name itself, then {@code name-2}, {@code name-3}, … */
    public String numbered(int number) {
        String suffix = number == 1 ? "" : "-" + number;
        int most = longest - suffix.length();
        return name.substring(0, Math.min(name.length(), most)).replaceAll("[-_]+$", "") + suffix;
    }

    /** Which of the numbered ones it is; 1 when it is none of them. */
    public int numberOf(String numbered, int most) {
        return IntStream.rangeClosed(1, most)
                .filter(number -> numbered(number).equals(numbered))
                .findFirst()
                .orElse(1);
    }
}
