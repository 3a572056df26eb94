package io.sitrep.bot.command.broken;

import java.time.Instant;

/** Breaks the rules on time, charsets and names on purpose. */
@SuppressWarnings({"DefaultCharset", "JavaTimeDefaultTimeZone"})
public final class BrokenCommandHelper {
    private BrokenCommandHelper() {}

    public static String now() {
        return new String(Instant.now().toString().getBytes());
    }
}
