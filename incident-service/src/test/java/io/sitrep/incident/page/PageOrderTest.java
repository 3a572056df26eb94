package io.sitrep.incident.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.incident.page.html.PageHtml;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** What stands where on the first page. */
@QuarkusTest
class PageOrderTest extends PageReading {
    @Test
    void readersAreToldFirstWhatTheyCameFor() {
        UUID api = data.component("API", "partial_outage");
        data.anIncident("Broken now")
                .severity("SEV2")
                .affecting(api, "partial_outage")
                .nextUpdateAt(now.plusSeconds(900))
                .saying("investigating", "We look", now)
                .put();
        plan("Upgrade to come", "scheduled", now.plus(Duration.ofDays(2)));
        plan("Upgrade going on", "in_progress", now.minusSeconds(60));
        over("Broken before");

        Document page = shown("Broken before");

        assertThat(page.select("main > [data-live]").eachAttr("data-live")).containsExactlyElementsOf(PageHtml.LIVE);
        assertThat(page.select("h1, h2").eachText())
                .containsExactly(
                        "Partial System Outage",
                        "Open incidents",
                        "Components",
                        "Scheduled maintenance",
                        "Past incidents and maintenance");
        assertThat(page.select(".banner p").eachText())
                .containsExactly("1 open incident · 1 maintenance under way", "Not fully operational: API");
        assertThat(page.select("[data-live=maintenances] h3").eachText())
                .containsExactly("Upgrade going on", "Upgrade to come");
        assertThat(page.select(".further a").eachAttr("href")).containsExactly("/history", "/report");
        assertThat(page.select("header .button").attr("href")).endsWith("/subscribe");
    }

    @Test
    void whatMayChangeStandsBetweenMarkersAlsoWhereThereIsNothing() {
        data.shown();

        String html = given().get("/").asString();

        int at = 0;
        for (String name : PageHtml.LIVE) {
            int begin = html.indexOf("<div data-live=\"" + name + "\"><!--live:" + name + "-->", at);
            int end = html.indexOf("<!--/live:" + name + "--></div>", begin);
            assertThat(begin).as(name).isGreaterThan(at);
            assertThat(end).as(name).isGreaterThan(begin);
            at = end;
        }
    }

    @Test
    void wordsOfAMarkerInAnUpdateAreWordsAndNoMarker() {
        data.anIncident("<!--/live:open-->")
                .saying("investigating", "<!--/live:open--> <!--live:past-->", now)
                .put();
        shown("<!--/live:open-->");

        String html = given().get("/").asString();

        assertThat(html.split("<!--/live:open-->", -1)).hasSize(2);
        assertThat(html.split("<!--live:past-->", -1)).hasSize(2);
    }

    @Test
    void pastIncidentsTellTheirCourseWithTheTimesBetween() {
        over("Broken before");

        Document page = shown("Broken before");

        assertThat(page.select(".day .way li strong").eachText())
                .containsExactly("Resolved", "Monitoring", "Identified", "Investigating");
        assertThat(page.select(".day .way .after").eachText())
                .containsExactly("after 10 min", "after 1 h 25 min", "after 5 min");
    }

    @Test
    void planThatWasCalledOffStandsOnTheDayOfThatAndLastedAtNoTime() {
        Instant from = now.plus(Duration.ofDays(2));
        put(
                data.anIncident("Called off")
                        .in("cancelled")
                        .from(from)
                        .until(now)
                        .saying("scheduled", "We work on it", now.minusSeconds(99))
                        .saying("cancelled", "Not needed", now),
                from);

        Document page = shown("Called off");

        assertThat(page.select(".day > h3 time").eachAttr("datetime"))
                .containsExactly(LocalDate.ofInstant(now, ZoneOffset.UTC).toString());
        assertThat(page.select(".day .tags").text()).doesNotContain("Lasted");
        assertThat(read("/history").select(".past .when").text()).doesNotContain("Lasted");
    }

    @Test
    void componentsDoWorseInOnePartOfTheWorldThanInAnother() {
        UUID api = data.component("API", "major_outage");
        PageData.Built incident = data.anIncident("Down in places")
                .affecting(api, "major_outage")
                .saying("investigating", "We look", now);
        incident.put();
        data.execute(
                "UPDATE incident_components SET region_statuses ="
                        + " '{\"americas\":\"major_outage\",\"IT\":\"partial_outage\"}' WHERE incident_id = $1",
                incident.id());
        data.execute("UPDATE incidents SET regions = '{europe,americas}' WHERE id = $1", incident.id());
        shown("Down in places");

        assertThat(read("/?lang=fr").select(".affected").text())
                .isEqualTo("Composants touchés API: Amériques Panne majeure, Italie Panne partielle");
        assertThat(read("/").select(".facts").text()).contains("Regions Europe, Americas");
    }

    @Test
    void causeAndHarmToDataAreSaidAsFarAsTheyAreKnown() {
        PageData.Built incident = data.anIncident("Why").saying("investigating", "We look", now);
        incident.put();
        assertThat(shown("Why").select(".facts").text())
                .contains("Cause Not known yet")
                .doesNotContain("Your data");

        data.execute(
                "UPDATE incidents SET version = version + 1, cause = 'known', cause_text = 'A release', data_impact = 'none'"
                        + " WHERE id = $1",
                incident.id());
        data.shown();

        assertThat(read("/").select(".facts").text())
                .contains("Cause Known: A release", "Your data No data was affected");
    }

    @Test
    void besideAPostmortemNobodySaysThatTheCauseIsNotKnown() {
        PageData.Built incident = data.anIncident("Explained")
                .in("postmortem")
                .until(now)
                .saying("investigating", "We look", now.minusSeconds(60))
                .saying("postmortem", "What happened", now);
        String id = incident.put();
        data.shown();
        assertThat(read("/incidents/" + id).select(".facts").text()).contains("Cause Not known yet");

        data.execute(
                "INSERT INTO postmortems (incident_id, version, body, state, author_id, author, origin, written_at,"
                        + " published_at, public_at, update_id) SELECT incident_id, 1, 'A release broke it', 'published',"
                        + " 'a', 'a', 'api', now(), now(), now(), id FROM incident_updates WHERE incident_id = $1 AND"
                        + " status = 'postmortem'",
                incident.id());
        data.execute("UPDATE incidents SET version = version + 1 WHERE id = $1", incident.id());
        data.shown();

        Document page = read("/incidents/" + id);
        assertThat(page.select("#postmortem").text()).contains("A release broke it");
        assertThat(page.select(".facts").text()).doesNotContain("Cause");
    }

    private void over(String title) {
        Instant start = now.minus(Duration.ofHours(3));
        data.anIncident(title)
                .in("resolved")
                .from(start)
                .until(start.plusSeconds(6000))
                .saying("investigating", "We look", start)
                .saying("identified", "We know", start.plusSeconds(300))
                .saying("identified", "We still know", start.plusSeconds(400))
                .saying("monitoring", "We wait", start.plusSeconds(5400))
                .saying("resolved", "Over", start.plusSeconds(6000))
                .put();
    }

    private void plan(String title, String status, Instant from) {
        put(
                data.anIncident(title).in(status).from(from).saying("scheduled", "We work on it", now.minusSeconds(99)),
                from);
    }

    private void put(PageData.Built plan, Instant from) {
        plan.put();
        data.execute(
                "UPDATE incidents SET kind = 'maintenance', scheduled_for = $2, scheduled_until = $3 WHERE id = $1",
                plan.id(),
                from.atOffset(ZoneOffset.UTC),
                from.plusSeconds(3600).atOffset(ZoneOffset.UTC));
    }
}
