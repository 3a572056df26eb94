package io.sitrep.notifier.channel.http;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/** Reads {@code Retry-After} in both its forms, seconds and HTTP-date (RFC 9110, 10.2.3). */
public final class RetryAfter {
    /** Nobody may park a delivery for longer, whatever is asked. */
    private static final Duration LONGEST = Duration.ofHours(24);

    private RetryAfter() {}

    /** @return how long to wait at least; zero when the header is absent, unreadable or in the past */
    public static Duration read(String header, Instant now) {
        if (header == null || header.isBlank()) {
            return Duration.ZERO;
        }
        String value = header.trim();
        Duration asked = value.chars().allMatch(c -> c >= '0' && c <= '9') ? seconds(value) : until(value, now);
        if (asked.isNegative()) {
            return Duration.ZERO;
        }
        return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
    }

    private static Duration seconds(String digits) {
        return digits.length() > 9 ? LONGEST : Duration.ofSeconds(Long.parseLong(digits));
    }

    private static Duration until(String date, Instant now) {
        try {
            return Duration.between(
                    now,
                    ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeParseException unreadable) {
            return Duration.ZERO;
        }
    }
}
