package io.sitrep.bot.slack.rooms;

import java.text.Normalizer;
import java.util.Locale;

/**
 * A channel's name as Slack takes it: small letters, digits and hyphens, 80 at most. Source:
 * https://docs.slack.dev/reference/methods/conversations.create, read 2026-11-22.
 */
record RoomName(String name) {
    private static final int LONGEST = 80;

    static RoomName of(String wanted) {
        String plain = Normalizer.normalize(wanted, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^a-z0-9_-]+", "-")
                .replaceAll("-{2,}", "-")
                .replaceAll("^[-_]+|[-_]+$", "");
        return new RoomName(plain.isEmpty() ? "incident" : plain);
    }

    /** The name itself, then {@code name-2}, {@code name-3}, … */
    String numbered(int number) {
        String suffix = number == 1 ? "" : "-" + number;
        int most = LONGEST - suffix.length();
        return name.substring(0, Math.min(name.length(), most)).replaceAll("[-_]+$", "") + suffix;
    }
}
