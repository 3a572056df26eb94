package io.sitrep.incident.page.html;

import io.quarkus.qute.RawString;
import io.sitrep.incident.page.PublicIncident;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Locale;
import org.jsoup.Jsoup;

/**
 * What a page says of itself to search engines, and to whoever shows a link to it (OpenGraph, schema.org).
 *
 * @param title of the document
 * @param description in a sentence or two, plain text
 * @param url its address without the reader's choices; null for a page that is not to be found
 * @param type of OpenGraph
 * @param locale of OpenGraph: {@code it} or {@code pt_BR}
 * @param incidentId of the page of one incident; else null
 * @param linkedData JSON-LD that may stand in HTML
 */
public record About(
        String title,
        String description,
        String url,
        String type,
        String locale,
        String incidentId,
        RawString linkedData) {
    private static final int LONGEST = 200;

    /** A page nobody is to find by itself. */
    static About nothing(String title) {
        return new About(title, "", null, null, null, null, null);
    }

    static About page(String title, String description, String url, View view) {
        JsonObject data = new JsonObject()
                .put("@context", "https://schema.org")
                .put("@type", "WebPage")
                .put("name", title)
                .put("description", description)
                .put("url", url)
                .put("inLanguage", view.locale().toLanguageTag());
        return new About(title, description, url, "website", locale(view.locale()), null, embedded(data));
    }

    /** @param last what was said last, or null */
    static About incident(String title, PublicIncident incident, Text last, String url, View view) {
        String description = last == null
                ? title
                : shortened(Jsoup.parse(last.html().getValue()).text());
        JsonObject data = new JsonObject()
                .put("@context", "https://schema.org")
                .put("@type", "Article")
                .put("headline", title)
                .put("description", description)
                .put("url", url)
                .put("datePublished", iso(incident.startedAt()))
                .put("dateModified", iso(incident.lastWordAt()))
                .put("inLanguage", view.locale().toLanguageTag());
        return new About(
                title, description, url, "article", locale(view.locale()), incident.publicId(), embedded(data));
    }

    /** A sign that could end the element it stands in is written as its code. */
    private static RawString embedded(JsonObject data) {
        return new RawString(
                data.encode().replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"));
    }

    private static String locale(Locale locale) {
        return locale.toString();
    }

    private static String iso(Instant time) {
        return time.toString();
    }

    private static String shortened(String text) {
        if (text.codePointCount(0, text.length()) <= LONGEST) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }
}
