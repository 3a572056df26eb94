package io.sitrep.incident.page.feed;

import io.sitrep.incident.Settings;
import io.sitrep.incident.domain.Kind;
import io.sitrep.incident.domain.Status;
import io.sitrep.incident.page.PageState;
import io.sitrep.incident.page.PublicIncident;
import io.sitrep.incident.page.html.Text;
import io.sitrep.incident.page.html.Words;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The maintenances as a calendar (RFC 5545): one event each, occurrences of a series too, since each may be moved or called
 * off by itself. An event that was announced is meant to be: it is CONFIRMED until it is CANCELLED, never TENTATIVE.
 */
@Singleton
class MaintenanceCalendar {
    /** More than a calendar shows; what is ahead is never among those left out. */
    private static final int MOST = 500;

    private final String name;
    private final String url;
    private final FeedLanguages languages;

    MaintenanceCalendar(Settings settings, FeedLanguages languages) {
        this.name = PlainText.line(settings.pageName());
        this.url = settings.publicUrl().toString().replaceAll("/+$", "");
        this.languages = languages;
    }

    String of(PageState state, Locale locale) {
        Words words = languages.words(locale);
        CalendarText calendar = new CalendarText()
                .line("BEGIN", "VCALENDAR")
                .line("VERSION", "2.0")
                .line("PRODID", "-//Sitrep//Maintenances//" + words.language().toUpperCase(Locale.ROOT))
                .line("CALSCALE", "GREGORIAN")
                .text("NAME", name + " – " + words.maintenances())
                .text("X-WR-CALNAME", name + " – " + words.maintenances())
                .line("REFRESH-INTERVAL;VALUE=DURATION", "PT1H")
                .line("X-PUBLISHED-TTL", "PT1H");
        // Newest first: what is ahead stands before what is over.
        var planned = state.all(Kind.MAINTENANCE)
                .filter(maintenance -> maintenance.window() != null)
                .limit(MOST)
                .toList();
        if (planned.isEmpty()) {
            noEvents(calendar);
        }
        planned.forEach(maintenance -> event(state.pageId(), maintenance, locale, calendar));
        return calendar.line("END", "VCALENDAR").toString();
    }

    /** A calendar has to have a component (3.6). */
    private static void noEvents(CalendarText calendar) {
        calendar.line("BEGIN", "VTIMEZONE")
                .line("TZID", "Etc/UTC")
                .line("BEGIN", "STANDARD")
                .line("DTSTART", "19700101T000000")
                .line("TZOFFSETFROM", "+0000")
                .line("TZOFFSETTO", "+0000")
                .line("END", "STANDARD")
                .line("END", "VTIMEZONE");
    }

    private void event(String pageId, PublicIncident maintenance, Locale locale, CalendarText calendar) {
        Text title = languages.choice(locale).of(maintenance.title(), maintenance.titles());
        PublicIncident.Window window = maintenance.window();
        calendar.line("BEGIN", "VEVENT")
                .line("UID", StableIds.event(pageId, maintenance.publicId()))
                .line("SEQUENCE", Integer.toString(sequence(maintenance)))
                // Without a METHOD it is when the event was last revised (3.8.7.2).
                .time("DTSTAMP", maintenance.updatedAt())
                .time("LAST-MODIFIED", maintenance.updatedAt())
                .time("DTSTART", window.from());
        if (seconds(window.until()).isAfter(seconds(window.from()))) {
            calendar.time("DTEND", window.until());
        }
        calendar.text("SUMMARY;LANGUAGE=" + title.locale().toLanguageTag(), PlainText.line(title.text()))
                .text("DESCRIPTION", description(maintenance, locale))
                .line("URL", url + "/incidents/" + maintenance.publicId() + languages.query(locale))
                .line("STATUS", maintenance.status() == Status.CANCELLED ? "CANCELLED" : "CONFIRMED")
                .line("TRANSP", "TRANSPARENT")
                .line("END", "VEVENT");
    }

    /**
     * Grows with what the public learns: tenths of a second since it was created. A record's version would do too, but it also
     * counts what only responders know of.
     */
    private static int sequence(PublicIncident maintenance) {
        long tenths = Duration.between(maintenance.createdAt(), maintenance.updatedAt())
                        .toMillis()
                / 100;
        return (int) Math.max(0, Math.min(Integer.MAX_VALUE, tenths));
    }

    private String description(PublicIncident maintenance, Locale locale) {
        Words words = languages.words(locale);
        Text.Choice choice = languages.choice(locale);
        String said = maintenance.updates().stream()
                .filter(update -> !update.retracted())
                .map(update -> words.status(update.status()) + ": "
                        + choice.of(update.message(), update.messages()).text().strip())
                .collect(Collectors.joining("\n\n"));
        String components = String.join(", ", EntryHtml.components(maintenance));
        return components.isEmpty() ? said : words.affected() + ": " + components + "\n\n" + said;
    }

    private static Instant seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }
}
