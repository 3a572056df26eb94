package io.sitrep.kit.settings;

import io.smallrye.config.ConfigValidationException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns the exception that ended a start into lines an operator can act on, naming environment variables. */
public final class StartFailure {
    private static final Pattern PROPERTY = Pattern.compile("\\b(sitrep|quarkus|kafka)(\\.[a-z0-9-]+)+");

    /** As the platform words it: the property, the value, and what whoever read it has to say. */
    private static final Pattern UNREADABLE = Pattern.compile(
            "The config property (\\S+) with the config value \"(.*)\" threw an Exception whilst being converted(.*)",
            Pattern.DOTALL);

    private static final Pattern MISSING =
            Pattern.compile("The config property (\\S+) is (?:required but|defined as the empty String)");

    private static final Pattern OF_BROKERS = Pattern.compile("Invalid (?:url|port) in bootstrap\\.servers");

    private static final Pattern VALUE = Pattern.compile("(config value) \".*\"", Pattern.DOTALL);
    private static final Pattern ALLOWED = Pattern.compile("allowed values: (.*)$", Pattern.DOTALL);

    private static final String UNREADABLE_VALUE = "can't be read; what it wants stands in deploy/SETTINGS.md";

    /** Shorter pieces of a value are found in any sentence. */
    private static final int TELLING = 3;

    private StartFailure() {}

    public static List<String> explain(Throwable failure) {
        List<String> lines = new ArrayList<>();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SettingException) {
                return List.of("Cannot start: " + cause.getMessage());
            }
            if (cause instanceof ConfigValidationException invalid) {
                for (int i = 0; i < invalid.getProblemCount(); i++) {
                    lines.add("Cannot start: " + named(invalid.getProblem(i).getMessage()));
                }
                return lines;
            }
        }
        return List.of("Cannot start: " + named(String.valueOf(root(failure).getMessage())));
    }

    /** Puts the environment variable before the message, and takes the value out of it: it may be a secret. */
    private static String named(String message) {
        // Of a client that is made at the start.
        if (OF_BROKERS.matcher(message).find()) {
            return Brokers.VARIABLE + ": " + Brokers.WANTED;
        }
        Matcher unreadable = UNREADABLE.matcher(message);
        if (unreadable.find()) {
            String property = unreadable.group(1).replaceAll("\\[\\d+]$", "");
            return variable(property) + ": " + whatIsWanted(unreadable.group(2), unreadable.group(3));
        }
        Matcher missing = MISSING.matcher(message);
        if (missing.find()) {
            return variable(missing.group(1)) + ": must be set";
        }
        String safe = VALUE.matcher(message).replaceAll("$1");
        Matcher property = PROPERTY.matcher(safe);
        return property.find() ? variable(property.group()) + ": " + safe : safe;
    }

    /** What our own readers of settings say; what the platform's say is put into our words, since it repeats the value. */
    private static String whatIsWanted(String value, String said) {
        Matcher allowed = ALLOWED.matcher(said);
        if (allowed.find()) {
            return "must be one of " + allowed.group(1).strip();
        }
        String heard = said.toLowerCase(Locale.ROOT);
        boolean repeats = Arrays.stream(value.toLowerCase(Locale.ROOT).split("[\\s,=]+"))
                .filter(piece -> piece.length() >= TELLING)
                .anyMatch(heard::contains);
        String words = said.replaceAll("^[\\s:]*|SRCFG\\d+:?\\s*|\\S+Exception:\\s*", "")
                .strip();
        return repeats || words.isEmpty() || words.contains("\"") ? UNREADABLE_VALUE : words;
    }

    static String variable(String property) {
        return property.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
