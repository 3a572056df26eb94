package io.sitrep.incident.page.feed;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import javax.xml.stream.XMLStreamException;

/**
 * A feed as RSS 2.0 has it. That knows no time of a change, so each item says it in Atom's words, and a reader that knows
 * Atom's learns of it.
 */
final class Rss {
    static final String TYPE = "application/rss+xml;charset=UTF-8";

    private Rss() {}

    static String of(Feed feed) {
        return XmlText.document(xml -> write(feed, xml));
    }

    private static void write(Feed feed, XmlText xml) throws XMLStreamException {
        xml.open("rss", "version", "2.0", "xmlns:atom", Atom.NAMESPACE)
                .open("channel")
                .text("title", feed.title())
                .text("link", feed.home())
                .text("description", feed.description())
                .text("language", feed.language())
                .text("lastBuildDate", time(feed.updated()))
                .text("docs", "https://www.rssboard.org/rss-specification")
                .text("generator", "Sitrep")
                .empty("atom:link", "rel", "self", "type", "application/rss+xml", "href", feed.self());
        for (Feed.Entry entry : feed.entries()) {
            item(entry, xml);
        }
        xml.close().close();
    }

    private static void item(Feed.Entry entry, XmlText xml) throws XMLStreamException {
        xml.open("item")
                .text("title", entry.title())
                .text("link", entry.link())
                .text("description", entry.html())
                .text("guid", entry.id(), "isPermaLink", "false")
                .text("pubDate", time(entry.published()))
                .text("atom:updated", Atom.time(entry.updated()));
        for (String category : entry.categories()) {
            xml.text("category", category);
        }
        xml.close();
    }

    /** As RFC 822 has it, with four digits for the year. */
    private static String time(Instant time) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC));
    }
}
