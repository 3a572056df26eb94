package io.sitrep.incident.page;

import io.quarkus.arc.All;
import io.sitrep.incident.page.html.Bars;
import io.sitrep.incident.page.html.HistoryQuery;
import io.sitrep.incident.page.html.Languages;
import io.sitrep.incident.page.html.PageHtml;
import io.sitrep.incident.page.html.View;
import io.sitrep.incident.page.site.Asked;
import io.sitrep.incident.page.site.Document;
import io.sitrep.incident.page.site.DocumentSource;
import io.sitrep.incident.page.site.Moment;
import io.sitrep.incident.page.site.ReadRequest;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The pages for people. */
@Singleton
public class PageDocuments implements DocumentSource {
    private static final String FRONT = "/";
    private static final String INCIDENTS = "/incidents/";
    private static final String HISTORY = "/history";
    private static final String MAINTENANCES = "/maintenances";

    /** Stands among the parameters: what is shown besides the state is part of what is asked for. */
    private static final String BESIDE = "beside";

    private final PageHtml html;
    private final Readers readers;
    private final Languages languages;
    private final List<Beside> beside;

    PageDocuments(PageHtml html, Readers readers, @All List<Beside> beside) {
        this.html = html;
        this.readers = readers;
        this.languages = readers.languages();
        this.beside = beside;
    }

    @Override
    public String version() {
        // One, nearly always: then nothing is made anew.
        return beside.size() == 1
                ? beside.get(0).version()
                : beside.stream().map(Beside::version).collect(Collectors.joining(" "));
    }

    @Override
    public boolean owns(String path) {
        return path.equals(FRONT) || path.equals(HISTORY) || path.equals(MAINTENANCES) || path.startsWith(INCIDENTS);
    }

    @Override
    public String route(String path) {
        return path.startsWith(INCIDENTS) ? INCIDENTS + "{id}" : path;
    }

    @Override
    public Asked asked(ReadRequest request) {
        return readers.asked(this, request, matters(request));
    }

    private Map<String, String> matters(ReadRequest request) {
        return switch (request.path()) {
            case FRONT -> Map.of(BESIDE, version());
            // What cannot be asked for is one question, however it is put.
            case HISTORY ->
                history(request::parameter).map(HistoryQuery::params).orElse(Map.of("page", "none"));
            default -> Map.of();
        };
    }

    @Override
    public Document write(Asked asked, Moment moment) {
        View view = readers.view(asked, moment);
        return body(asked, moment.state(), view)
                .map(page -> Document.page(200, page))
                .orElseGet(() -> Document.page(404, html.missing(moment.state(), view)));
    }

    private Optional<String> body(Asked asked, PageState state, View view) {
        return switch (asked.path()) {
            case FRONT -> Optional.of(html.front(state, view));
            case HISTORY -> history(asked::parameter).flatMap(query -> html.history(state, query, view));
            case MAINTENANCES -> Optional.of(html.maintenances(state, view));
            default ->
                state.find(asked.path().substring(INCIDENTS.length()))
                        .map(incident -> html.incident(state, incident, view));
        };
    }

    @Override
    public Document loading(Asked asked) {
        return Document.page(503, html.loading(readers.loading(asked)));
    }

    /** The day of the page's own zone, and the shares of what goes on. */
    @Override
    public String byTime(PageState state, Instant now) {
        return LocalDate.ofInstant(now, readers.zone()) + " " + Bars.ongoing(state.tracks(), readers.zone(), now);
    }

    /** In which language somebody reads, by what the address and the browser say. */
    public Locale locale(String chosen, String acceptLanguage) {
        return languages.choose(chosen, acceptLanguage);
    }

    /** The front page in a language, in the page's own zone. */
    public Asked front(Locale locale) {
        return new Asked(this, FRONT, Map.of(BESIDE, version()), locale, null);
    }

    @Override
    public Document busy(Asked asked) {
        return loading(asked);
    }

    @Override
    public Stream<Asked> popular() {
        return Stream.concat(Stream.of(languages.fallback()), languages.offered().stream())
                .distinct()
                .map(this::front);
    }

    /** The others follow as soon as it is shown: with many components a page takes its time. */
    @Override
    public Stream<Asked> first() {
        return Stream.of(front(languages.fallback()));
    }

    @Override
    public Stream<Asked> all(Moment moment) {
        return languages.offered().stream()
                .flatMap(locale -> Stream.concat(lists(locale, moment), incidents(locale, moment)));
    }

    @Override
    public boolean isSame(Asked asked, Moment before, Moment now) {
        if (!asked.isForCopy() || !readers.speakAlike(before, now)) {
            return false;
        }
        if (asked.path().startsWith(INCIDENTS)) {
            String id = asked.path().substring(INCIDENTS.length());
            return before.state().find(id).equals(now.state().find(id));
        }
        return asked.path().equals(HISTORY)
                && history(asked::parameter)
                        // The newest says of when it is.
                        .filter(query -> query.page() > 1)
                        .filter(query ->
                                html.isSameHistory(query, readers.view(asked, now), before.state(), now.state()))
                        .isPresent();
    }

    private Stream<Asked> lists(Locale locale, Moment moment) {
        int pages = html.historyPages(moment.state(), readers.view(front(locale), moment));
        return Stream.concat(
                Stream.of(FRONT, HISTORY, MAINTENANCES).map(path -> readers.copied(this, path, Map.of(), locale)),
                IntStream.rangeClosed(2, pages)
                        .mapToObj(
                                page -> readers.copied(this, HISTORY, Map.of("page", Integer.toString(page)), locale)));
    }

    private Stream<Asked> incidents(Locale locale, Moment moment) {
        return moment.state().everything().stream()
                .map(each -> readers.copied(this, INCIDENTS + each.publicId(), Map.of(), locale));
    }

    private static Optional<HistoryQuery> history(UnaryOperator<String> parameter) {
        return HistoryQuery.of(parameter.apply("q"), parameter.apply("month"), parameter.apply("page"));
    }
}
