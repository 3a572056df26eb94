package io.sitrep.bot.rooms;

import io.sitrep.bot.events.Head;
import java.text.Normalizer;
import java.util.Locale;

/** What a room is called: {@code inc-42-checkout-is-down}. */
public final class RoomName {
    private static final int LONGEST = 50;

    private RoomName() {}

    /** A title in letters no platform takes leaves the reference alone. */
    public static String of(Head head) {
        String ref = plain(head.ref());
        String title = plain(head.title());
        if (title.isEmpty()) {
            return ref;
        }
        String whole = ref + "-" + title;
        if (whole.length() <= LONGEST) {
            return whole;
        }
        int end = whole.lastIndexOf('-', LONGEST);
        return whole.substring(0, end > ref.length() ? end : LONGEST);
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
    }
}
