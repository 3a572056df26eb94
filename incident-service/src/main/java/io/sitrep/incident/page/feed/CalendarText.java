package io.sitrep.incident.page.feed;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Writes content lines as RFC 5545 (3.1) has them: ended by CR LF, folded at 75 octets, and never inside a character. */
final class CalendarText {
    private static final int MOST_OCTETS = 75;
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final StringBuilder text = new StringBuilder();

    /** A property whose value needs no escaping. */
    CalendarText line(String name, String value) {
        fold(name + ":" + value);
        return this;
    }

    /** A property of type TEXT. */
    CalendarText text(String name, String value) {
        return line(name, escaped(PlainText.lines(value)));
    }

    /** In UTC, to the second. */
    CalendarText time(String name, Instant time) {
        return line(name, UTC.format(time));
    }

    private void fold(String line) {
        int octets = 0;
        for (int i = 0; i < line.length(); ) {
            int character = line.codePointAt(i);
            int weight = utf8(character);
            if (octets + weight > MOST_OCTETS) {
                text.append("\r\n ");
                octets = 1;
            }
            text.appendCodePoint(character);
            octets += weight;
            i += Character.charCount(character);
        }
        text.append("\r\n");
    }

    private static int utf8(int character) {
        if (character < 0x80) {
            return 1;
        }
        return character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
    }

    /** As 3.3.11 has it. */
    private static String escaped(String text) {
        return text.replace("\r\n", "\n")
                .replace('\r', '\n')
                .replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\n", "\\n");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
