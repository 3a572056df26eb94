package io.sitrep.bot.command;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what follows a verb, and checks it. Throws {@link Misuse} for what cannot be meant. */
final class ArgumentReader {
    /** Source: the suite's contract, table of statuses. */
    static final int LONGEST_TITLE = 255;

    /** Source: the suite's contract, table of statuses. */
    static final int LONGEST_TEXT = 25_000;

    private static final Pattern SEVERITY = Pattern.compile("sev-?(\\d+)[:,]?", Pattern.CASE_INSENSITIVE);
    private static final Pattern REFERENCE = Pattern.compile("inc-?(\\d{1,9})[:,]?", Pattern.CASE_INSENSITIVE);
    private static final Pattern MEANT_AS_REFERENCE = Pattern.compile("inc-.*", Pattern.CASE_INSENSITIVE);
    private static final int HIGHEST_SEVERITY = 4;

    private ArgumentReader() {}

    static Arguments read(List<Parameter> parameters, Words words) {
        Map<Parameter, String> given = new EnumMap<>(Parameter.class);
        for (Parameter parameter : parameters) {
            value(parameter, words).ifPresent(value -> given.put(parameter, value));
        }
        if (!words.isEmpty()) {
            throw new Misuse("I do not know what to do with \"" + shortened(words.takeRest()) + "\" here.");
        }
        return new Arguments(given);
    }

    private static Optional<String> value(Parameter parameter, Words words) {
        return switch (parameter) {
            case SEVERITY -> severity(words);
            case REFERENCE -> reference(words);
            case TITLE -> title(words);
            case TEXT -> text(words);
            case VERB -> words.take().map(verb -> Typography.plain(verb).toLowerCase(Locale.ROOT));
        };
    }

    private static Optional<String> severity(Words words) {
        Optional<Matcher> word = words.peek().map(typed -> SEVERITY.matcher(Typography.plain(typed)));
        if (word.isEmpty() || !word.get().matches()) {
            return Optional.empty();
        }
        String number = word.get().group(1);
        if (number.length() > 1 || number.charAt(0) < '1' || number.charAt(0) > '0' + HIGHEST_SEVERITY) {
            throw new Misuse("There is no severity SEV" + shortened(number)
                    + ": they are SEV1 (the worst), SEV2, SEV3 and SEV4.");
        }
        words.take();
        return Optional.of("SEV" + number);
    }

    /** What looks like a reference and is none must not be told to the public as text about another incident. */
    private static Optional<String> reference(Words words) {
        String word = words.peek().map(Typography::plain).orElse("");
        Matcher reference = REFERENCE.matcher(word);
        if (reference.matches()) {
            words.take();
            return Optional.of("INC-" + Integer.parseInt(reference.group(1)));
        }
        if (MEANT_AS_REFERENCE.matcher(word).matches()) {
            throw new Misuse("\"" + shortened(word) + "\" is not an incident: they are called INC-1, INC-2, …");
        }
        return Optional.empty();
    }

    private static Optional<String> title(Words words) {
        String title = Typography.unquoted(words.takeRest()).replaceAll("\\s+", " ");
        return limited(title, LONGEST_TITLE, "title");
    }

    private static Optional<String> text(Words words) {
        return limited(Typography.unquoted(words.takeRest()), LONGEST_TEXT, "text");
    }

    private static Optional<String> limited(String value, int longest, String what) {
        int length = value.codePointCount(0, value.length());
        if (length > longest) {
            throw new Misuse("The " + what + " has " + length + " characters; " + longest + " is the most.");
        }
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }

    private static String shortened(String text) {
        int most = 40;
        return text.length() <= most ? text : text.substring(0, most) + "…";
    }
}
