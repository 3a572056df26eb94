package io.sitrep.incident.page;

import io.sitrep.incident.Settings;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/** Times as a reader sees them: in the page's zone, which is named with each. */
@Singleton
@Named("times")
public class PageTimes {
    private final ZoneId zone;
    private final Words words;

    PageTimes(Settings settings, Words words) {
        this.zone = settings.timeZone();
        this.words = words;
    }

    public String full(Instant time) {
        return format(words.timePattern(), time.atZone(zone));
    }

    /** For machines, to the second. */
    public String iso(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    public String day(LocalDate day) {
        return format(words.dayPattern(), day);
    }

    public String month(YearMonth month) {
        return format(words.monthPattern(), month);
    }

    public String lasted(Duration duration) {
        return duration.toMinutes() == 0
                ? words.moment()
                : words.duration(duration.toDays(), duration.toHoursPart(), duration.toMinutesPart())
                        .strip();
    }

    public String zone() {
        return zone.getId();
    }

    private String format(String pattern, TemporalAccessor time) {
        return DateTimeFormatter.ofPattern(pattern, Locale.forLanguageTag(words.language()))
                .format(time);
    }
}
