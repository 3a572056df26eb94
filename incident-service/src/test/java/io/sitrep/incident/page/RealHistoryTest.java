package io.sitrep.incident.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.incident.importer.Export;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** Years of a real page, as people would look through them. */
@QuarkusTest
class RealHistoryTest extends PageReading {
    @Test
    void everyIncidentOfTheWholeHistoryIsFoundByLookingByWordsAndByMonth() throws IOException {
        JsonNode history = Export.history();
        Export.send(history.toString());
        data.shown();
        List<String> titles = new ArrayList<>();
        history.get("incidents")
                .forEach(incident ->
                        titles.add(incident.get("name").asText().strip().replaceAll("\\s+", " ")));

        for (String language : new String[] {"en", "it", "fr", "de", "es"}) {
            assertThat(looked("/history?lang=" + language)).containsAll(titles);
        }
        JsonNode one = history.get("incidents").get(100);
        String month = one.get("started_at").asText().substring(0, 7);
        Document found = read("/history?q=" + one.get("name").asText().replace(' ', '+') + "&month=" + month);
        assertThat(found.select(".month h3 a").eachAttr("href"))
                .contains("/incidents/" + one.get("id").asText());
        Document front = read("/");
        assertThat(front.select("h1").text()).isEqualTo("All Systems Operational");
        assertThat(front.select(".day")).hasSize(3);
        assertThat(front.select(".day article").size())
                .isEqualTo(front.select(".day .way").size());
    }

    private static List<String> looked(String first) {
        List<String> titles = new ArrayList<>();
        for (String address = first; !address.isEmpty(); ) {
            Document page = read(address);
            titles.addAll(page.select(".month h3").eachText());
            address = page.select("a[rel=next]").attr("href");
        }
        return titles;
    }
}
