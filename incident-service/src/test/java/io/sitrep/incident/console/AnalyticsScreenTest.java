package io.sitrep.incident.console;

import static io.sitrep.incident.api.Suite.component;
import static io.sitrep.incident.api.Suite.incident;
import static io.sitrep.incident.api.Suite.now;
import static io.sitrep.incident.api.Suite.post;
import static io.sitrep.incident.api.Suite.tokenOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.incident.RealIncidentService;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** Figures on the screen: each picture has its words, and its numbers beside it. */
@QuarkusTest
class AnalyticsScreenTest extends RealIncidentService {
    private static final String SCREEN = "/console/analytics";

    @Test
    void figuresStandAsPicturesAndAsNumbers() {
        String component = component();
        String ref = incident(Map.of("components", now(component, "major_outage")));
        post(ref, Map.of("message", "Back.", "status", "resolved")).statusCode(201);
        Visitor viewer = Visitor.with(tokenOf("viewer"));

        Document screen = viewer.open(SCREEN + "?group_by=component");

        assertThat(viewer.status()).isEqualTo(200);
        assertThat(screen.select(".chart svg")).hasSize(4);
        for (Element picture : screen.select(".chart svg")) {
            assertThat(picture.attr("role")).isEqualTo("img");
            assertThat(picture.select("> title").text()).isNotBlank();
            assertThat(picture.select("> desc").text()).isNotBlank();
            for (String id : List.of(picture.attr("aria-labelledby").split(" "))) {
                assertThat(picture.select("#" + id)).hasSize(1);
            }
        }
        Element row = screen.select("tbody tr").stream()
                .filter(each -> each.select("th").text().equals(component))
                .findFirst()
                .orElseThrow();
        assertThat(row.select("td").first().text()).isEqualTo("1");
        assertThat(row.select("td").get(3).text()).isEqualTo("0:00");
        assertThat(screen.select("section[aria-labelledby=uptime] tbody").text())
                .contains(component);
        assertThat(screen.select("[style], .chart [fill]")).isEmpty();
    }

    @Test
    void whatCanNotBeAskedForIsSaidAndTheChoiceStays() {
        Visitor viewer = Visitor.with(tokenOf("viewer"));

        Document screen = viewer.open(SCREEN + "?from=2026-05-01&to=2026-04-01&group_by=severity");

        assertThat(viewer.status()).isEqualTo(422);
        assertThat(screen.select("[role=alert]").text()).contains("from");
        assertThat(screen.select("#from").attr("value")).isEqualTo("2026-05-01");
        assertThat(screen.select("#group_by option[selected]").attr("value")).isEqualTo("severity");
    }
}
