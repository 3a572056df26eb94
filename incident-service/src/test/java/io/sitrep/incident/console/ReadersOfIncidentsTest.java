package io.sitrep.incident.console;

import static io.sitrep.incident.api.Suite.component;
import static io.sitrep.incident.api.Suite.edit;
import static io.sitrep.incident.api.Suite.incident;
import static io.sitrep.incident.api.Suite.tokenOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.incident.RealIncidentService;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** An incident's screen for whoever may only read. */
@QuarkusTest
class ReadersOfIncidentsTest extends RealIncidentService {
    @Test
    void whoeverMayOnlyReadSeesWorkaroundCauseAndComponentsInPartsThatFollow() {
        String component = component();
        String ref = incident(Map.of("components", List.of(Map.of("name", component, "status", "major_outage"))));
        Visitor viewer = Visitor.with(tokenOf("viewer"));
        Document before = viewer.open("/console/incidents/" + ref);
        assertThat(before.select("[data-box=facts] dd").eachText()).containsExactly("–", "Not known yet");
        edit(
                        ref,
                        Map.of(
                                "workaround",
                                "Use the telephone.",
                                "cause",
                                Map.of("state", "suspected", "text", "The queue <b>")))
                .statusCode(200);

        Document screen = viewer.open("/console/incidents/" + ref);

        assertThat(screen.select("[data-box=facts] dd").eachText())
                .containsExactly("Use the telephone.", "Suspected · The queue <b>");
        assertThat(screen.select("[data-box=grid] li").text()).contains(component);
        assertThat(screen.select("main form")).isEmpty();
    }
}
