package io.sitrep.notifier.channel.email;

import java.util.regex.Pattern;

/** The body of a mail, of which both parts say the same: text, and HTML in ASCII and few lines. Slots in it may still be open. */
final class MailBody {
    // Those that turn the writing direction make a text read as what it is not; none of the rest is text. The pair that
    // only
    // holds a piece of text apart is our own: what others wrote comes here without.
    private static final Pattern UNFIT =
            Pattern.compile("[\\p{Cc}\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066\\u2067&&[^\\n\\t]]");
    private static final int LONG_ENOUGH = 500;
    private static final Pattern LINE_ENDS = Pattern.compile("\\r\\n?|[\\u0085\\u2028\\u2029]");

    private final String text;
    private final MimeText plain;
    private final MimeText html;

    /** Both as they were rendered. */
    MailBody(String text, String html) {
        this.text = clean(text);
        this.plain = new MimeText("plain", this.text);
        this.html = new MimeText("html", ascii(joined(clean(html))));
    }

    String text(Slots slots) {
        return slots.fill(text);
    }

    /** Ready to be sent behind a head that names the boundary. */
    String encoded(String boundary, Slots slots) {
        StringBuilder mail = new StringBuilder(8192);
        mail.append("--").append(boundary).append('\n');
        plain.write(mail, slots);
        mail.append("--").append(boundary).append('\n');
        html.write(mail, slots);
        return mail.append("--").append(boundary).append("--").toString();
    }

    private static String clean(String rendered) {
        return UNFIT.matcher(LINE_ENDS.matcher(rendered).replaceAll("\n")).replaceAll("");
    }

    /** Few lines: the mail library sends each by itself. Where a line ended a blank does as well, but not in {@code pre}. */
    private static String joined(String html) {
        StringBuilder joined = new StringBuilder(html.length());
        int length = 0;
        boolean asItIs = false;
        for (String line : html.split("\n", -1)) {
            asItIs |= line.contains("<pre");
            String part = asItIs ? line : line.strip();
            boolean more = !asItIs && length + part.length() < LONG_ENOUGH;
            joined.append(more ? ' ' : '\n').append(part);
            length = more ? length + part.length() + 1 : part.length();
            asItIs &= line.lastIndexOf("</pre>") < line.lastIndexOf("<pre") || !line.contains("</pre>");
        }
        return joined.substring(1);
    }

    /** HTML says every character in ASCII, and ASCII survives every server. */
    private static String ascii(String html) {
        StringBuilder ascii = new StringBuilder(html.length());
        html.codePoints().forEach(point -> {
            if (point < 127) {
                ascii.append((char) point);
            } else {
                ascii.append("&#").append(point).append(';');
            }
        });
        return ascii.toString();
    }
}
