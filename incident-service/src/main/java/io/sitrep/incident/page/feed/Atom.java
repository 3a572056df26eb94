package io.sitrep.incident.page.feed;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import javax.xml.stream.XMLStreamException;

/** A feed as RFC 4287 has it. */
final class Atom {
    static final String TYPE = "application/atom+xml;charset=UTF-8";
    static final String NAMESPACE = "http://www.w3.org/2005/Atom";

    private Atom() {}

    static String of(Feed feed) {
        return XmlText.document(xml -> write(feed, xml));
    }

    private static void write(Feed feed, XmlText xml) throws XMLStreamException {
        xml.open("feed", "xmlns", NAMESPACE, "xml:lang", feed.language())
                .text("id", feed.id())
                .text("title", feed.title())
                .text("subtitle", feed.description())
                .text("updated", time(feed.updated()))
                .empty("link", "rel", "self", "type", "application/atom+xml", "href", feed.self())
                .empty("link", "rel", "alternate", "type", "text/html", "href", feed.home());
        xml.open("author").text("name", feed.title()).text("uri", feed.home()).close();
        xml.text("generator", "Sitrep");
        for (Feed.Entry entry : feed.entries()) {
            entry(entry, xml);
        }
        xml.close();
    }

    private static void entry(Feed.Entry entry, XmlText xml) throws XMLStreamException {
        xml.open("entry")
                .text("id", entry.id())
                .text("title", entry.title(), "type", "text", "xml:lang", entry.language())
                .text("published", time(entry.published()))
                .text("updated", time(entry.updated()))
                .empty("link", "rel", "alternate", "type", "text/html", "href", entry.link());
        for (String category : entry.categories()) {
            xml.empty("category", "term", category);
        }
        xml.text("content", entry.html(), "type", "html").close();
    }

    static String time(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
