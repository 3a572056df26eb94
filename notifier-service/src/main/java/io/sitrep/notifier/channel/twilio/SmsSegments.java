package io.sitrep.notifier.channel.twilio;

import io.sitrep.notifier.channel.text.Limit;
import java.text.Normalizer;
import java.util.Map;

/**
 * How a text travels as SMS: in the seven-bit alphabet of GSM 03.38 when all of it is there (160 septets, or 153 each when there
 * are several), else in UCS-2 (70 units, or 67 each). Signs of the extension table take two septets. Source: 3GPP TS 23.038 and
 * 23.040.
 */
public final class SmsSegments {
    private static final String BASIC =
            "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                    + "ÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String EXTENSION = "\f^{}\\[~]|€";

    private static final int SEPTETS = 160;
    private static final int SEPTETS_OF_SEVERAL = 153;
    private static final int UNITS = 70;
    private static final int UNITS_OF_SEVERAL = 67;

    /** Typography that would cost half of the room. */
    private static final Map<Character, String> PLAINER = Map.ofEntries(
            Map.entry('’', "'"),
            Map.entry('‘', "'"),
            Map.entry('“', "\""),
            Map.entry('”', "\""),
            Map.entry('„', "\""),
            Map.entry('«', "\""),
            Map.entry('»', "\""),
            Map.entry('–', "-"),
            Map.entry('—', "-"),
            Map.entry('…', "..."),
            Map.entry('\u00a0', " "),
            Map.entry('\u202f', " "),
            Map.entry('\u200b', ""));

    private SmsSegments() {}

    public static Limit atMost(int segments) {
        return new Limit(SmsSegments::count, segments);
    }

    /** 1 for an empty text, too. */
    public static int count(String text) {
        int alone = septets(text, Integer.MAX_VALUE);
        if (alone < 0) {
            return text.length() <= UNITS ? 1 : segments(units(text, UNITS_OF_SEVERAL), UNITS, UNITS_OF_SEVERAL);
        }
        return alone <= SEPTETS ? 1 : segments(septets(text, SEPTETS_OF_SEVERAL), SEPTETS, SEPTETS_OF_SEVERAL);
    }

    /** With plain quotes, dashes and dots, and letters put together: what people read is the same. */
    public static String plainer(String text) {
        StringBuilder plain = new StringBuilder();
        for (char sign : Normalizer.normalize(text, Normalizer.Form.NFC).toCharArray()) {
            plain.append(PLAINER.getOrDefault(sign, String.valueOf(sign)));
        }
        return plain.toString();
    }

    private static int segments(int length, int alone, int together) {
        return length <= alone ? 1 : (length + together - 1) / together;
    }

    /** Both halves of a sign that UTF-16 writes as two travel in one segment, so that one may end early. */
    private static int units(String text, int room) {
        int units = 0;
        for (int sign : text.codePoints().toArray()) {
            boolean isCut = Character.charCount(sign) == 2 && units % room == room - 1;
            units += Character.charCount(sign) + (isCut ? 1 : 0);
        }
        return units;
    }

    /**
     * A sign of two septets is never cut in two, so that a segment may end early.
     *
     * @param room of a segment
     * @return -1 when a sign is not in the alphabet
     */
    private static int septets(String text, int room) {
        int septets = 0;
        for (char sign : text.toCharArray()) {
            if (BASIC.indexOf(sign) >= 0) {
                septets++;
            } else if (EXTENSION.indexOf(sign) >= 0) {
                septets += septets % room == room - 1 ? 3 : 2;
            } else {
                return -1;
            }
        }
        return septets;
    }
}
