package io.sitrep.incident.api;

import io.sitrep.incident.command.UpdateSize;
import java.util.Map;

/** How long texts may be, in characters (code points). Source: the suite's contract, table of statuses. */
final class Limits {
    static final int TITLE = 255;
    static final int MESSAGE = 25_000;
    static final int NAME = 255;

    private Limits() {}

    static void whole(String message, Map<String, String> translations, Checks checks) {
        if (UpdateSize.isTooMuch(message, translations)) {
            checks.refuse("translations", UpdateSize.TOO_MUCH);
        }
    }
}
