package io.sitrep.incident.store;

import java.util.Locale;

/** Names of things as addresses hold them: anything may stand there. */
final class Names {
    private Names() {}

    /** In the case in which ids are written. A NUL, which no id has, stands as a question mark: PostgreSQL can't compare with it. */
    static String asWritten(String name) {
        return name.toLowerCase(Locale.ROOT).replace('\0', '?');
    }
}
