package io.sitrep.incident.api;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** How long texts may be, in characters (code points). Source: the suite's contract, table of statuses. */
final class Limits {
    static final int TITLE = 255;
    static final int MESSAGE = 25_000;
    static final int NAME = 255;
    /** An update with all its translations, in bytes. */
    private static final int UPDATE_BYTES = 256 * 1024;

    private Limits() {}

    static void whole(String message, Map<String, String> translations, Checks checks) {
        long bytes = bytes(message);
        for (String text : translations.values()) {
            bytes += bytes(text);
        }
        if (bytes > UPDATE_BYTES) {
            checks.refuse("translations", "an update with all its translations has at most 256 KiB");
        }
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
