package io.sitrep.kit.settings;

import io.smallrye.config.ConfigValidationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns the exception that ended a start into lines an operator can act on, naming environment variables. */
final class StartFailure {
    private static final Pattern PROPERTY = Pattern.compile("\\b(sitrep|quarkus|kafka)(\\.[a-z0-9-]+)+");
    private static final Pattern VALUE = Pattern.compile("(config value) \"[^\"]*\"");

    private StartFailure() {}

    static List<String> explain(Throwable failure) {
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
        String safe = VALUE.matcher(message).replaceAll("$1");
        Matcher property = PROPERTY.matcher(safe);
        return property.find() ? variable(property.group()) + ": " + safe : safe;
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
