package io.sitrep.incident.page.html;

import io.quarkus.qute.TemplateInstance;
import io.sitrep.incident.Settings;
import io.sitrep.incident.page.PageState;
import io.sitrep.incident.page.PublicIncident;
import io.sitrep.incident.page.PublicUpdate;
import io.sitrep.incident.page.html.Links.Place;
import jakarta.inject.Singleton;
import java.util.List;
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
    public static final List<String> LIVE = List.of("banner", "open", "components", "maintenances", "past");

    private final Brand brand;
    private final Vocabulary vocabulary;
    private final Locale defaultLocale;

    PageHtml(Brand brand, Vocabulary vocabulary, Settings settings) {
        this.brand = brand;
        this.vocabulary = vocabulary;
        this.defaultLocale = Locale.forLanguageTag(settings.defaultLocale());
    }

    public String front(PageState state, View view) {
        Words words = vocabulary.in(view.locale());
        String overall = words.overall(state.indicator());
        Frame frame = frame(state, view, Place.of("/"), overall, overall);
        Front front = new Front(
                state,
                Maintenances.of(state),
                PastIncidents.of(state, view),
                new Bars(state.tracks(), view, frame.times(), words),
                RegionalStates.of(state),
                words);
        return html(frame, Templates.front(frame, front));
    }

    public String incident(PageState state, PublicIncident incident, View view) {
        Text.Choice choice = Text.Choice.of(view.locale(), defaultLocale, vocabulary.in(view.locale()));
        String title = choice.of(incident.title(), incident.titles()).text();
        PublicUpdate last = incident.lastUpdate();
        Text message = last == null ? null : choice.of(last.message(), last.messages());
        Links links = new Links(view, Place.of("/incidents/" + incident.publicId()));
        About about = About.incident(titled(title), incident, message, brand.url() + links.plain(), view);
        Frame frame = frame(state, links, about);
        return html(frame, Templates.incident(frame, incident));
    }

    /** Empty when there is no such page. */
    public Optional<String> history(PageState state, HistoryQuery query, View view) {
        String title = vocabulary.in(view.locale()).history();
        Frame frame = frame(state, view, new Place("/history", query.params()), title, title);
        return HistoryPage.of(state, query, view).map(history -> html(frame, Templates.history(frame, history)));
    }

    /** Whether a page of the history shows the same of both states, besides what stands around it. */
    public boolean isSameHistory(HistoryQuery query, View view, PageState one, PageState other) {
        Optional<HistoryPage> page = HistoryPage.of(one, query, view);
        return page.isPresent()
                && HistoryPage.of(other, query, view).filter(page.get()::shows).isPresent();
    }

    /** How many pages the whole history has, at least 1. */
    public int historyPages(PageState state, View view) {
        return HistoryPage.count(state, view);
    }

    public String maintenances(PageState state, View view) {
        String title = vocabulary.in(view.locale()).maintenances();
        Frame frame = frame(state, view, Place.of("/maintenances"), title, title);
        return html(frame, Templates.maintenances(frame, Maintenances.of(state)));
    }

    /** For an address that leads nowhere. */
    public String missing(PageState state, View view) {
        About about = About.nothing(titled(vocabulary.in(view.locale()).missing()));
        Frame frame = frame(state, new Links(view, Place.of("/")), about);
        return html(frame, Templates.missing(frame));
    }

    /** While nothing is known yet. */
    public String loading(View view) {
        About about = About.nothing(titled(vocabulary.in(view.locale()).loading()));
        Frame frame = frame(null, new Links(view, Place.of("/")), about);
        return html(frame, Templates.loading(frame));
    }

    private String titled(String title) {
        return title + " · " + brand.name();
    }

    /**
     * What stands around a page that is written elsewhere.
     *
     * @param state null while nothing is known yet
     */
    public Frame frame(PageState state, View view, Place place, String title, String description) {
        Links links = new Links(view, place);
        return frame(state, links, About.page(titled(title), description, brand.url() + links.plain(), view));
    }

    /** @param state null while nothing is known */
    private Frame frame(PageState state, Links links, About about) {
        View view = links.view();
        Words words = vocabulary.in(view.locale());
        boolean now = state != null && links.ofNow();
        return new Frame(
                brand,
                view,
                words,
                new Times(view, words),
                links,
                new Regions(state == null ? Map.of() : state.catalog().regions(), words),
                Text.Choice.of(view.locale(), defaultLocale, words),
                now ? state.indicator() : null,
                now ? state.lastWordAt().orElse(null) : null,
                vocabulary.locales(),
                about);
    }

    private static String html(Frame frame, TemplateInstance page) {
        return page.setLocale(frame.words().language()).render();
    }
}
