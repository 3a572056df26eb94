package io.sitrep.incident.api;

import io.sitrep.incident.catalog.region.Regions;
import io.sitrep.incident.domain.PlainText;
import io.sitrep.incident.domain.Wire;
import io.sitrep.kit.problem.FieldError;
import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks at one request's values and remembers each that is missing or not allowed, so that all are named at once. */
final class Checks {
    private static final Duration LONGEST_PROMISE = Duration.ofDays(30);

    private static final int LONGEST_ADDRESS = 2_048;
    private static final Set<String> WEB = Set.of("http", "https");

    private final List<FieldError> errors = new ArrayList<>();

    /** A text that has to be there. Controls are taken out and the ends trimmed before it is measured. */
    String text(String field, String value, int longest) {
        String text = value == null ? "" : PlainText.clean(value);
        if (text.isEmpty()) {
            errors.add(new FieldError(field, "is missing"));
        }
        return measured(field, text, longest);
    }

    /** A text that may be left out: then null. */
    String optionalText(String field, String value, int longest) {
        if (value == null) {
            return null;
        }
        String text = PlainText.clean(value);
        return text.isEmpty() ? null : measured(field, text, longest);
    }

    /** A text that may be left out, then null, or withdrawn, then the empty text. */
    String withdrawableText(String field, String value, int longest) {
        return value == null ? null : measured(field, PlainText.clean(value), longest);
    }

    /** A text that may be left out, then null, but not be empty. */
    String keptText(String field, String value, int longest) {
        return value == null ? null : text(field, value, longest);
    }

    /** A time that may be left out, then null, but not lie ahead. */
    Instant past(String field, Instant value, Clock clock) {
        if (value != null && value.isAfter(clock.instant())) {
            errors.add(new FieldError(field, "lies in the future"));
        }
        return value;
    }

    /** An address a browser may be sent to. */
    URI webAddress(String field, String value) {
        String text = text(field, value, LONGEST_ADDRESS);
        try {
            URI address = new URI(text);
            if (WEB.contains(String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT))
                    && address.getHost() != null) {
                return address;
            }
        } catch (URISyntaxException malformed) {
            // Said below, together with the other ways of being none.
        }
        errors.add(new FieldError(field, "must be an address that starts with http:// or https://"));
        return null;
    }

    /** One of the names of an enum's values, or null when the request left it out. */
    <E extends Enum<E> & Wire> E oneOf(String field, Class<E> type, String value) {
        if (value == null) {
            return null;
        }
        return Wire.read(type, value).orElseGet(() -> {
            String allowed =
                    Arrays.stream(type.getEnumConstants()).map(Wire::wire).collect(Collectors.joining(", "));
            errors.add(new FieldError(field, "must be one of " + allowed));
            return null;
        });
    }

    List<String> regions(String field, List<String> codes) {
        if (codes == null) {
            return null;
        }
        for (int i = 0; i < codes.size(); i++) {
            if (codes.get(i) == null || !Regions.isKnown(codes.get(i))) {
                errors.add(new FieldError(field + "." + i, "is not a region that is known here"));
            }
        }
        return errors.isEmpty() ? codes.stream().distinct().toList() : List.of();
    }

    Duration promise(String field, Duration value) {
        if (value != null && (value.isNegative() || value.isZero() || value.compareTo(LONGEST_PROMISE) > 0)) {
            errors.add(new FieldError(field, "must be more than nothing and at most P30D"));
        }
        return value;
    }

    void refuse(String field, String message) {
        errors.add(new FieldError(field, message));
    }

    /** @throws ProblemException 422 that names every value that was wrong */
    void done() {
        if (!errors.isEmpty()) {
            throw new ProblemException(
                    Problem.invalid(errors.stream().distinct().toList()));
        }
    }

    private String measured(String field, String text, int longest) {
        if (text.codePointCount(0, text.length()) > longest) {
            errors.add(new FieldError(field, "must have at most " + longest + " characters"));
        }
        return text;
    }
}
