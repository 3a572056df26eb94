package io.sitrep.incident.page.feed;

import io.sitrep.incident.page.site.Asked;
import io.sitrep.incident.page.site.Document;
import io.sitrep.incident.page.site.DocumentSource;
import io.sitrep.incident.page.site.Moment;
import io.sitrep.incident.page.site.ReadRequest;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** {@code /maintenances.ics}, to be subscribed to by calendars; with {@code ?lang=}. */
@Singleton
public class CalendarDocuments implements DocumentSource {
    private static final String PATH = "/maintenances.ics";
    private static final String TYPE = "text/calendar;charset=UTF-8";

    private final MaintenanceCalendar calendar;
    private final FeedLanguages languages;

    CalendarDocuments(MaintenanceCalendar calendar, FeedLanguages languages) {
        this.calendar = calendar;
        this.languages = languages;
    }

    @Override
    public boolean owns(String path) {
        return path.equals(PATH);
    }

    @Override
    public Asked asked(ReadRequest request) {
        return in(languages.choose(request.parameter("lang")));
    }

    @Override
    public Document write(Asked asked, Moment moment) {
        return Document.data(TYPE, calendar.of(moment.state(), asked.locale()));
    }

    @Override
    public Document loading(Asked asked) {
        return NotReady.document();
    }

    @Override
    public Stream<Asked> popular() {
        return Stream.of(in(languages.choose(null)));
    }

    @Override
    public Stream<Asked> first() {
        return Stream.empty();
    }

    @Override
    public Stream<Asked> all(Moment moment) {
        return languages.offered().stream().map(this::in);
    }

    private Asked in(Locale locale) {
        return new Asked(this, PATH, Map.of(), locale, null);
    }
}
