package io.sitrep.notifier.channel.email;

import io.vertx.ext.mail.mailencoder.Utils;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One part of a mail's body, encoded once; lines with a reader's own links are done for each reader. Plain ASCII in short lines
 * goes as it is, everything else as quoted-printable.
 */
final class MimeText {
    private static final Pattern PLAIN = Pattern.compile("[\\t\\n -~]*");
    // A line may have 998 characters (RFC 5321, 4.5.3.1.6); a link takes some of them.
    private static final Pattern LONG_LINE = Pattern.compile("[^\\n]{600}");

    private final String head;
    private final boolean plain;
    private final List<Object> pieces = new ArrayList<>();

    private record Slotted(String line) {}

    /** @param content with {@link Slots} in it, lines ended by LF */
    MimeText(String type, String content) {
        this.plain =
                PLAIN.matcher(content).matches() && !LONG_LINE.matcher(content).find();
        String encoding = plain ? "7bit" : "quoted-printable";
        this.head = "Content-Type: text/" + type + "; charset=utf-8\nContent-Transfer-Encoding: " + encoding + "\n\n";
        StringBuilder fixed = new StringBuilder();
        for (String line : content.split("\n", -1)) {
            if (Slots.isIn(line)) {
                pieces.add(fixed.toString());
                pieces.add(new Slotted(line));
                fixed.setLength(0);
            } else {
                fixed.append(encoded(line)).append('\n');
            }
        }
        pieces.add(fixed.toString());
    }

    void write(StringBuilder mail, Slots slots) {
        mail.append(head);
        for (Object piece : pieces) {
            if (piece instanceof Slotted slotted) {
                mail.append(encoded(slots.fill(slotted.line()))).append('\n');
            } else {
                mail.append(piece);
            }
        }
    }

    private String encoded(String line) {
        return plain ? line : Utils.encodeQP(line);
    }
}
