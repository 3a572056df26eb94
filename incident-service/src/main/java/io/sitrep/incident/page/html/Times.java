package io.sitrep.incident.page.html;

import io.quarkus.qute.RawString;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Times as one reader sees them: in their zone, which is named with each, and in the words of their language. */
public final class Times {
    private final ZoneId zone;
    private final Locale locale;
    private final Words words;
    private final int year;
    private final DateTimeFormatter full;
    private final DateTimeFormatter near;
    private final DateTimeFormatter clock;
    private final DateTimeFormatter shortDay;

    public Times(View view, Words words) {
        this.zone = view.zone();
        this.words = words;
        this.locale = Locale.forLanguageTag(words.language());
        this.year = view.now().atZone(zone).getYear();
        this.full = formatter(words.timePattern());
        this.near = formatter(words.nearTimePattern());
        this.clock = formatter(words.clockPattern());
        this.shortDay = formatter(words.shortDayPattern());
    }

    /** A day and a time; the year where it is another one than now. */
    public RawString moment(Instant time) {
        return element(time, "", text(time));
    }

    /** A time below a heading that says the day of another one: the day is said again only where it differs. */
    public RawString beside(Instant time, Instant heading) {
        boolean sameDay = LocalDate.ofInstant(time, zone).equals(LocalDate.ofInstant(heading, zone));
        return sameDay ? element(time, " data-as=\"clock\"", clock.format(time.atZone(zone))) : moment(time);
    }

    /** As {@link #moment}, without markup. */
    String text(Instant time) {
        boolean thisYear = time.atZone(zone).getYear() == year;
        return (thisYear ? near : full).format(time.atZone(zone));
    }

    /** For machines, to the second. */
    public String iso(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    public String day(LocalDate day) {
        return formatter(words.dayPattern()).format(day);
    }

    String shortDay(LocalDate day) {
        return shortDay.format(day);
    }

    public String month(YearMonth month) {
        return formatter(words.monthPattern()).format(month);
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

    /** In full: Central European Time (Europe/Rome). */
    public String zoneName() {
        String name = zone.getDisplayName(TextStyle.FULL, locale);
        return name.equals(zone.getId()) ? name : name + " (" + zone.getId() + ")";
    }

    private DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, locale);
    }

    /** Neither a pattern nor the name of a month or a zone holds what HTML would take for its own. */
    private RawString element(Instant time, String attributes, String text) {
        return new RawString("<time datetime=\"" + iso(time) + "\"" + attributes + ">" + text + "</time>");
    }
}
