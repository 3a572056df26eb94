package io.sitrep.incident.page;

import io.sitrep.incident.Settings;
import io.sitrep.incident.page.html.Bars;
import io.sitrep.incident.page.html.HistoryQuery;
import io.sitrep.incident.page.html.Languages;
import io.sitrep.incident.page.html.PageHtml;
import io.sitrep.incident.page.html.View;
import io.sitrep.incident.page.html.Zones;
import io.sitrep.incident.page.site.Asked;
import io.sitrep.incident.page.site.Document;
import io.sitrep.incident.page.site.DocumentSource;
import io.sitrep.incident.page.site.Moment;
import io.sitrep.incident.page.site.ReadRequest;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The pages for people. */
@Singleton
public class PageDocuments implements DocumentSource {
    private static final String INCIDENTS = "/incidents/";
    private static final String HISTORY = "/history";
    private static final String MAINTENANCES = "/maintenances";

    /** Stands among the parameters when the address named the language; links in the page then name it too. */
    private static final String LANGUAGE = "lang";

    private final PageHtml html;
    private final Languages languages;
    private final ZoneId zone;
    private final Clock clock;

    PageDocuments(PageHtml html, Settings settings, Clock clock) {
        this.html = html;
        this.languages = Languages.of(settings.locales(), settings.defaultLocale());
        this.zone = settings.timeZone();
        this.clock = clock;
    }

    @Override
    public boolean owns(String path) {
        return path.equals("/") || path.equals(HISTORY) || path.equals(MAINTENANCES) || path.startsWith(INCIDENTS);
    }

    @Override
    public Asked asked(ReadRequest request) {
        Map<String, String> matters = new HashMap<>();
        if (request.path().equals(HISTORY)) {
            Optional<HistoryQuery> query = history(request::parameter);
            // What cannot be asked for is one question, however it is put.
            matters.putAll(query.map(HistoryQuery::params).orElse(Map.of("page", "none")));
        }
        Optional<Locale> named = languages.named(request.parameter(LANGUAGE));
        named.ifPresent(locale -> matters.put(LANGUAGE, locale.toLanguageTag()));
        return new Asked(
                this,
                request.path(),
                matters,
                named.orElseGet(() -> languages.accepted(request.acceptLanguage())),
                Zones.named(request.parameter("tz")).orElse(null));
    }

    @Override
    public Document write(Asked asked, Moment moment) {
        View view = view(asked, moment.now(), moment.staleSince(), moment.version());
        return body(asked, moment.state(), view)
                .map(page -> Document.page(200, page))
                .orElseGet(() -> Document.page(404, html.missing(moment.state(), view)));
    }

    private Optional<String> body(Asked asked, PageState state, View view) {
        return switch (asked.path()) {
            case "/" -> Optional.of(html.front(state, view));
            case HISTORY -> history(asked::parameter).flatMap(query -> html.history(state, query, view));
            case MAINTENANCES -> Optional.of(html.maintenances(state, view));
            default ->
                state.find(asked.path().substring(INCIDENTS.length()))
                        .map(incident -> html.incident(state, incident, view));
        };
    }

    @Override
    public Document loading(Asked asked) {
        return Document.page(503, html.loading(view(asked, clock.instant(), null, null)));
    }

    /** The day of the page's own zone, and the shares of what goes on. */
    @Override
    public String byTime(PageState state, Instant now) {
        return LocalDate.ofInstant(now, zone) + " " + Bars.ongoing(state.tracks(), zone, now);
    }

    /** In which language somebody reads, by what the address and the browser say. */
    public Locale locale(String chosen, String acceptLanguage) {
        return languages.choose(chosen, acceptLanguage);
    }

    /** The front page in a language, in the page's own zone. */
    public Asked front(Locale locale) {
        return new Asked(this, "/", Map.of(), locale, null);
    }

    @Override
    public Document busy(Asked asked) {
        return loading(asked);
    }

    @Override
    public Stream<Asked> popular() {
        // The others when somebody reads in them: with many components a page takes its time.
        return Stream.of(front(languages.fallback()));
    }

    @Override
    public Stream<Asked> all(Moment moment) {
        return languages.offered().stream()
                .flatMap(locale -> Stream.concat(lists(locale, moment), incidents(locale, moment)));
    }

    private Stream<Asked> lists(Locale locale, Moment moment) {
        Asked newest = new Asked(this, HISTORY, Map.of(), locale, null);
        int pages = html.historyPages(moment.state(), view(newest, moment.now(), moment.staleSince(), null));
        return Stream.concat(
                Stream.of(
                        new Asked(this, "/", Map.of(), locale, null),
                        newest,
                        new Asked(this, MAINTENANCES, Map.of(), locale, null)),
                IntStream.rangeClosed(2, pages)
                        .mapToObj(page ->
                                new Asked(this, HISTORY, Map.of("page", Integer.toString(page)), locale, null)));
    }

    private Stream<Asked> incidents(Locale locale, Moment moment) {
        return moment.state().everything().stream()
                .map(each -> new Asked(this, INCIDENTS + each.publicId(), Map.of(), locale, null));
    }

    private static Optional<HistoryQuery> history(UnaryOperator<String> parameter) {
        return HistoryQuery.of(parameter.apply("q"), parameter.apply("month"), parameter.apply("page"));
    }

    private View view(Asked asked, Instant now, Instant staleSince, String version) {
        return new View(
                asked.locale(),
                asked.parameter(LANGUAGE) != null,
                asked.zone() == null ? zone : asked.zone(),
                asked.zone() != null,
                now,
                staleSince,
                version);
    }
}
