package io.sitrep.incident.page.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.rometools.rome.feed.synd.SyndEntry;
import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.incident.importer.Export;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** The whole of GitHub's history, as feed readers get it. */
@QuarkusTest
class ImportedFeedsTest extends FeedReading {
    @Test
    void theRealHistoryIsReadByFeedReaders() throws IOException {
        JsonNode history = Export.history();
        Export.send(history.toString());
        JsonNode newest = newest(history);
        shown("/history.json", newest.get("id").asText());

        JsonNode items = Parsed.jsonFeed("/history.json").get("items");
        List<SyndEntry> atom = Parsed.feed("/history.atom").getEntries();
        List<SyndEntry> rss = Parsed.feed("/history.rss").getEntries();

        assertThat(items).hasSize(50);
        assertThat(atom).extracting(SyndEntry::getUri).isEqualTo(texts(items, "id"));
        assertThat(rss).extracting(SyndEntry::getUri).isEqualTo(texts(items, "id"));
        assertThat(atom).extracting(Parsed::html).isEqualTo(texts(items, "content_html"));
        assertThat(rss).extracting(Parsed::html).isEqualTo(texts(items, "content_html"));
        assertThat(items.get(0).get("title").asText())
                .isEqualTo(newest.get("name").asText().strip());
        String told = Jsoup.parse(items.get(0).get("content_html").asText()).text();
        for (JsonNode update : newest.get("incident_updates")) {
            assertThat(told)
                    .contains(Jsoup.parse(update.get("body").asText()).text().split("[.(]", -1)[0]);
        }
    }

    private static JsonNode newest(JsonNode history) {
        List<JsonNode> all = new ArrayList<>();
        history.get("incidents").forEach(all::add);
        history.path("scheduled_maintenances").forEach(all::add);
        return all.stream()
                .max(java.util.Comparator.comparing(
                        each -> each.get("updated_at").asText()))
                .orElseThrow();
    }

    private static List<String> texts(JsonNode items, String field) {
        List<String> texts = new ArrayList<>();
        items.forEach(item -> texts.add(item.get(field).asText()));
        return texts;
    }
}
