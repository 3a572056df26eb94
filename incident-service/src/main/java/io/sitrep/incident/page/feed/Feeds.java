package io.sitrep.incident.page.feed;

import io.sitrep.incident.Settings;
import io.sitrep.incident.page.PageState;
import io.sitrep.incident.page.PublicIncident;
import io.sitrep.incident.page.PublicUpdate;
import io.sitrep.incident.page.html.Text;
import io.sitrep.incident.page.html.Words;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/**
 * From the page's state to what feeds tell: the fifty incidents and maintenances of which the public heard last, so that a
 * reader who looks in often misses no word on an old one.
 */
@Singleton
class Feeds {
    private static final int NEWEST = 50;

    private final String name;
    private final String url;
    private final ZoneId zone;
    private final FeedLanguages languages;

    Feeds(Settings settings, FeedLanguages languages) {
        this.name = PlainText.line(settings.pageName());
        this.url = settings.publicUrl().toString().replaceAll("/+$", "");
        this.zone = settings.timeZone();
        this.languages = languages;
    }

    /** @param path of the feed */
    Feed of(PageState state, String path, Locale locale) {
        Words words = languages.words(locale);
        String query = languages.query(locale);
        EntryHtml html = new EntryHtml(words, languages.choice(locale), new EntryHtml.Place(url, zone));
        List<Feed.Entry> entries = state.lastLearned()
                .limit(NEWEST)
                .map(incident -> entry(state.pageId(), incident, html, locale))
                .toList();
        return new Feed(
                StableIds.page(state.pageId()),
                name + " – " + words.history(),
                words.pastIncidents(),
                words.language(),
                url + "/" + query,
                url + path + query,
                entries.stream().map(Feed.Entry::updated).findFirst().orElse(Instant.EPOCH),
                entries);
    }

    private Feed.Entry entry(String pageId, PublicIncident incident, EntryHtml html, Locale locale) {
        Text title = languages.choice(locale).of(incident.title(), incident.titles());
        return new Feed.Entry(
                StableIds.entry(pageId, incident.publicId()),
                PlainText.line(title.text()),
                title.locale().toLanguageTag(),
                url + "/incidents/" + incident.publicId() + languages.query(locale),
                html.of(incident),
                published(incident),
                incident.updatedAt(),
                EntryHtml.components(incident).stream().map(PlainText::line).toList());
    }

    private static Instant published(PublicIncident incident) {
        Instant first = incident.updates().stream()
                .map(PublicUpdate::at)
                .min(Instant::compareTo)
                .orElse(incident.startedAt());
        return first.isAfter(incident.updatedAt()) ? incident.updatedAt() : first;
    }
}
