package io.sitrep.incident.postmortem;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Times and durations as a draft says them; times are UTC. */
final class Moments {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Moments() {}

    static String at(Instant time) {
        return TIME.format(time) + " UTC";
    }

    /** To the minute, what is shorter to the second. Never less than nothing. */
    static String lasted(Instant from, Instant to) {
        return lasted(Duration.between(from, to));
    }

    static String lasted(Duration duration) {
        if (duration.compareTo(Duration.ofMinutes(1)) < 0) {
            return Math.max(0, duration.toSeconds()) + " s";
        }
        List<String> parts = new ArrayList<>();
        add(parts, duration.toDays(), "d");
        add(parts, duration.toHoursPart(), "h");
        add(parts, duration.toMinutesPart(), "min");
        return String.join(" ", parts);
    }

    private static void add(List<String> parts, long number, String unit) {
        if (number > 0) {
            parts.add(number + " " + unit);
        }
    }
}
