package io.sitrep.incident.page.feed;

import java.time.Instant;
import java.util.List;

/** A feed as JSON Feed 1.1 has it (https://jsonfeed.org/version/1.1, read 2026-11-22). */
record JsonFeed(
        String version,
        String title,
        String homePageUrl,
        String feedUrl,
        String description,
        String language,
        List<Item> items) {
    static final String TYPE = "application/feed+json;charset=UTF-8";

    /** @param tags may be empty */
    record Item(
            String id,
            String url,
            String title,
            String contentHtml,
            Instant datePublished,
            Instant dateModified,
            String language,
            List<String> tags) {}

    static JsonFeed of(Feed feed) {
        return new JsonFeed(
                "https://jsonfeed.org/version/1.1",
                feed.title(),
                feed.home(),
                feed.self(),
                feed.description(),
                feed.language(),
                feed.entries().stream().map(JsonFeed::item).toList());
    }

    private static Item item(Feed.Entry entry) {
        return new Item(
                entry.id(),
                entry.link(),
                entry.title(),
                entry.html(),
                entry.published(),
                entry.updated(),
                entry.language(),
                entry.categories());
    }
}
