package io.sitrep.incident.console;

import io.sitrep.incident.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/** Days as a browser's fields send them, as the moments the API asks for: they are those of the page's zone, and the last one counts whole. */
@ApplicationScoped
public class Days {
    private final ZoneId zone;

    @Inject
    Days(Settings settings) {
        this(settings.timeZone());
    }

    Days(ZoneId zone) {
        this.zone = zone;
    }

    /**
     * The same filters with moments in the place of days; what is no day stays as it is.
     *
     * @param first name of the one that says from when on
     * @param last name of the one that says until when
     */
    public Map<String, String> moments(Map<String, String> asked, String first, String last) {
        Map<String, String> moments = new HashMap<>(asked);
        moments.computeIfPresent(first, (name, text) -> begin(text, 0));
        moments.computeIfPresent(last, (name, text) -> begin(text, 1));
        return moments;
    }

    private String begin(String text, int later) {
        try {
            return text.length() > "2026-11-23".length()
                    ? text
                    : LocalDate.parse(text)
                            .plusDays(later)
                            .atStartOfDay(zone)
                            .toInstant()
                            .toString();
        } catch (DateTimeException none) {
            return text;
        }
    }
}
