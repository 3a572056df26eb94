package io.sitrep.incident.page.html;

import io.quarkus.qute.TemplateInstance;
import io.sitrep.incident.Settings;
import io.sitrep.incident.page.PageState;
import io.sitrep.incident.page.PublicIncident;
import io.sitrep.incident.page.html.Links.Place;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The public pages as HTML. Each answer is a whole document and depends on the arguments and the settings alone: neither
 * clock nor database is asked, so that equal arguments give equal documents.
 *
 * <p>In the first page each section that may change while it is open stands between a pair of comments,
 * {@code <!--live:banner-->} and {@code <!--/live:banner-->}: {@link #LIVE} names them in their order. What stands between
 * them is the content of an element {@code data-live="banner"}.
 */
@Singleton
public class PageHtml {
    /** The sections of the first page that may change, in their order. */
    public static final java.util.List<String> LIVE =
            java.util.List.of("banner", "open", "components", "maintenances", "past");

    private final Brand brand;
    private final Vocabulary vocabulary;
    private final Locale defaultLocale;

    PageHtml(Brand brand, Vocabulary vocabulary, Settings settings) {
        this.brand = brand;
        this.vocabulary = vocabulary;
        this.defaultLocale = Locale.forLanguageTag(settings.defaultLocale());
    }

    public String front(PageState state, View view) {
        Frame frame = frame(state, view, Place.of("/"));
        Front front = new Front(
                state,
                Maintenances.of(state),
                PastIncidents.of(state.past(), view),
                new Bars(state.tracks(), view, frame.times(), frame.words()),
                frame.words());
        return html(frame, Templates.front(frame, front));
    }

    public String incident(PageState state, PublicIncident incident, View view) {
        Frame frame = frame(state, view, Place.of("/incidents/" + incident.publicId()));
        return html(frame, Templates.incident(frame, incident));
    }

    /** Empty when there is no such page. */
    public Optional<String> history(PageState state, HistoryQuery query, View view) {
        Frame frame = frame(state, view, new Place("/history", query.params()));
        return HistoryPage.of(state, query, view).map(history -> html(frame, Templates.history(frame, history)));
    }

    /** How many pages the whole history has, at least 1. */
    public int historyPages(PageState state, View view) {
        return HistoryPage.of(state, HistoryQuery.NEWEST, view)
                .map(HistoryPage::count)
                .orElse(1);
    }

    public String maintenances(PageState state, View view) {
        Frame frame = frame(state, view, Place.of("/maintenances"));
        return html(frame, Templates.maintenances(frame, Maintenances.of(state)));
    }

    /** For an address that leads nowhere. */
    public String missing(PageState state, View view) {
        Frame frame = frame(state, view, Place.of("/"));
        return html(frame, Templates.missing(frame));
    }

    /** While nothing is known yet. */
    public String loading(View view) {
        Frame frame = frame(null, view, Place.of("/"));
        return html(frame, Templates.loading(frame));
    }

    private Frame frame(PageState state, View view, Place place) {
        Words words = vocabulary.in(view.locale());
        return new Frame(
                brand,
                view,
                words,
                new Times(view, words),
                new Links(view, place),
                new Regions(state == null ? Map.of() : state.catalog().regions(), words),
                new Text.Choice(view.locale(), defaultLocale),
                state == null ? null : state.indicator(),
                state == null ? null : state.lastWordAt().orElse(null),
                vocabulary.locales());
    }

    private static String html(Frame frame, TemplateInstance page) {
        return page.setLocale(frame.words().language()).render();
    }
}
