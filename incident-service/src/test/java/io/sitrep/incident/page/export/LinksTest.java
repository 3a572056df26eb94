package io.sitrep.incident.page.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinksTest {
    @ParameterizedTest
    @CsvSource({
        "/, /it/",
        "/incidents/abc#postmortem, /it/incidents/abc#postmortem",
        "/history?page=2, /it/history/page-2",
        "/history?q=mail, /it/history",
        "/?lang=de, /de/",
        "/history?page=2&amp;lang=en, /history/page-2",
        "/report?lang=it, https://status.example.com/report?lang=it",
        "/history.atom?lang=it, /it/history.atom",
        "/history.rss?lang=en, /history.rss",
        "/page.css?v=1, /page.css?v=1",
        "/api/v2/summary.json, /api/v2/summary.json",
    })
    void linkStaysInTheCopyAndInItsLanguage(String link, String target) {
        assertThat(Links.within("<a href=\"" + link + "\">", "/it", Locale.ENGLISH, "https://status.example.com"))
                .isEqualTo("<a href=\"" + target + "\">");
    }

    @Test
    void linkToElsewhereIsLeftAlone() {
        String elsewhere = "<a href=\"https://example.com/a\"> <a href=\"#content\"> <a href=\"//example.com/\">";
        assertThat(Links.within(elsewhere, "/it", Locale.ENGLISH, "https://status.example.com"))
                .isEqualTo(elsewhere);
    }

    @Test
    void whatIsAParameterIsAFolder() {
        assertThat(Links.address("/history", Map.of("page", "2"))).isEqualTo("/history/page-2");
        assertThat(Links.address("/", Map.of())).isEqualTo("/");
    }
}
