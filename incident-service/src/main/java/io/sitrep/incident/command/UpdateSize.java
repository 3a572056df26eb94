package io.sitrep.incident.command;

import io.sitrep.kit.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** How much an update may hold with all its translations. Source: the suite's contract, table of statuses. */
public final class UpdateSize {
    private static final int MOST_BYTES = 256 * 1024;

    private UpdateSize() {}

    /** @throws ProblemException 422 when it is more */
    public static void check(String message, Map<String, String> translations) {
        if (isTooMuch(message, translations)) {
            throw ProblemException.invalid("translations", TOO_MUCH);
        }
    }

    public static final String TOO_MUCH = "an update with all its translations has at most 256 KiB";

    public static boolean isTooMuch(String message, Map<String, String> translations) {
        long bytes = bytes(message);
        for (String text : translations.values()) {
            bytes += bytes(text);
        }
        return bytes > MOST_BYTES;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
