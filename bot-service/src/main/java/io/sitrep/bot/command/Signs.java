package io.sitrep.bot.command;

import io.sitrep.bot.reply.Phrase;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The grammar's own signs, and the limits of texts. Throws {@link Misuse} for what looks like one and is none. */
final class Signs {
    /** Source: the suite's contract, table of statuses. */
    static final int LONGEST_TITLE = 255;
    /** Source: the suite's contract, table of statuses. */
    static final int LONGEST_TEXT = 25_000;

    private static final Pattern SEVERITY = Pattern.compile("sev-?(\\d+)[:,]?", Pattern.CASE_INSENSITIVE);
    private static final Pattern REFERENCE = Pattern.compile("inc-?(\\d{1,9})[:,]?", Pattern.CASE_INSENSITIVE);
    private static final Pattern MEANT_AS_REFERENCE = Pattern.compile("inc-.*", Pattern.CASE_INSENSITIVE);
    private static final String SHOWN = "was:";
    private static final Pattern UPDATE = Pattern.compile("#([a-z0-9]{12})");
    private static final Set<String> WEB = Set.of("http", "https");
    private static final int HIGHEST_SEVERITY = 4;

    private Signs() {}

    static Optional<String> severity(String typed) {
        Matcher word = SEVERITY.matcher(Typography.plain(typed));
        if (!word.matches()) {
            return Optional.empty();
        }
        String number = word.group(1);
        if (number.length() > 1 || number.charAt(0) < '1' || number.charAt(0) > '0' + HIGHEST_SEVERITY) {
            throw new Misuse("misuse.severity", shortened(number));
        }
        return Optional.of("SEV" + number);
    }

    /** What looks like a reference and is none must not be told to the public as text about another incident. */
    static Optional<String> reference(String typed) {
        String word = Typography.plain(typed);
        Matcher reference = REFERENCE.matcher(word);
        if (reference.matches()) {
            return Optional.of("INC-" + Integer.parseInt(reference.group(1)));
        }
        if (MEANT_AS_REFERENCE.matcher(word).matches()) {
            throw new Misuse("misuse.reference", shortened(word));
        }
        return Optional.empty();
    }

    /** How a form says in its command what it showed. */
    static String shown(String severity) {
        return SHOWN + severity;
    }

    static Optional<String> shownBefore(String typed) {
        return Optional.of(typed).filter(word -> word.startsWith(SHOWN)).map(word -> word.substring(SHOWN.length()));
    }

    static Optional<String> update(String typed) {
        Matcher update = UPDATE.matcher(typed);
        return update.matches() ? Optional.of(update.group(1)) : Optional.empty();
    }

    static Optional<String> url(String typed) {
        try {
            URI address = new URI(typed);
            String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
            if (WEB.contains(scheme) && address.getHost() != null) {
                return Optional.of(typed);
            }
        } catch (URISyntaxException none) {
            // Said below, as for any other word that is no address.
        }
        throw new Misuse("misuse.url", shortened(typed));
    }

    static Optional<String> title(String typed) {
        String title = Typography.unquoted(typed).replaceAll("\\s+", " ");
        return limited(title, LONGEST_TITLE, "parameter.title");
    }

    static Optional<String> text(String typed) {
        return limited(Typography.unquoted(typed), LONGEST_TEXT, "parameter.text");
    }

    private static Optional<String> limited(String value, int longest, String what) {
        int length = value.codePointCount(0, value.length());
        if (length > longest) {
            throw new Misuse("misuse.long", Phrase.of(what), String.valueOf(length), String.valueOf(longest));
        }
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }

    static String shortened(String text) {
        int most = 40;
        return text.length() <= most ? text : text.substring(0, most) + "…";
    }
}
