package io.sitrep.incident.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

@QuarkusTest
class GroupedComponentsTest extends PageReading {
    @Test
    void componentsStandUnderTheirGroupAndTheOthersWhereTheirPositionIs() {
        UUID europe = group("Europe", 2, "Frankfurt <b>and</b> Dublin");
        UUID empty = group("Nothing in it", 1, null);
        component("Website", "operational", 1, null, false);
        component("API", "partial_outage", 1, europe, false);
        component("Mail", "operational", 2, europe, false);
        component("Status page", "operational", 3, null, false);

        Document page = shown("Status page");
        page.select(".up").remove();

        assertThat(page.select("[data-live=components] .heading ~ *").eachText())
                .containsExactly(
                        "Website Operational",
                        "Europe Partial outage Frankfurt <b>and</b> Dublin API Partial outage Mail Operational",
                        "Status page Operational");
        assertThat(page.select(".group h3 [dir]").eachText()).containsExactly("Europe");
        assertThat(page.text()).doesNotContain("Nothing in it");
        assertThat(empty).isNotNull();
    }

    @Test
    void whatShowsOnlyWhenDegradedIsAbsentWhileItIsWell() {
        component("Legacy import", "operational", 1, null, true);
        component("Legacy export", "degraded_performance", 2, null, true);
        component("API", "operational", 3, null, false);

        Document page = shown("Legacy export");

        assertThat(page.select(".component").eachText()).containsExactly("Legacy export", "API");
    }

    @Test
    void componentSaysHowItDoesInEachPartOfTheWorldThatWasSpokenOf() {
        UUID api = data.component("API", "major_outage");
        data.component("Mail", "operational");
        data.anIncident("Slow in Europe")
                .affecting(api, "partial_outage", "{\"europe\":\"partial_outage\",\"JP\":\"degraded_performance\"}")
                .put();
        data.anIncident("Over in Africa")
                .in("resolved")
                .until(now)
                .affecting(api, "major_outage", "{\"africa\":\"major_outage\"}")
                .put();
        data.anIncident("Down in Italy and Japan")
                .affecting(api, "major_outage", "{\"JP\":\"major_outage\"}")
                .put();

        Document page = shown("Down in Italy and Japan");

        assertThat(page.select(".regional")).hasSize(1);
        assertThat(page.select(".regional").attr("aria-label")).isEqualTo("Regions");
        assertThat(page.select(".regional li").eachText())
                .containsExactly("Japan: Major outage", "Europe: Partial outage");
        assertThat(page.select(".regional .state").eachAttr("class"))
                .containsExactly("state major_outage", "state partial_outage");
        assertThat(read("/?lang=it").select(".regional li").eachText().get(0)).startsWith("Giappone: ");
    }

    private UUID group(String name, int position, String description) {
        UUID id = UUID.randomUUID();
        data.execute(
                "INSERT INTO component_groups (id, public_id, name, description, position, created_at, updated_at)"
                        + " VALUES ($1, left($2, 12), $3, $4, $5, now(), now())",
                id,
                id.toString().replace("-", "").substring(20),
                name,
                description,
                position);
        return id;
    }

    private void component(String name, String status, int position, UUID group, boolean onlyDegraded) {
        UUID id = data.component(name, status);
        data.execute(
                "UPDATE components SET position = $2, group_id = $3, only_show_if_degraded = $4 WHERE id = $1",
                id,
                position,
                group,
                onlyDegraded);
    }
}
