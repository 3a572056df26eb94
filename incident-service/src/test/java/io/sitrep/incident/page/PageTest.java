package io.sitrep.incident.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PageTest extends PageReading {
    @Test
    void openIncidentIsToldInFull() {
        UUID checkout = data.component("Checkout", "major_outage");
        data.component("Search", "operational");
        data.anIncident("Checkout is down")
                .severity("SEV1")
                .in("identified")
                .workaround("Pay **by phone**")
                .nextUpdateAt(Instant.parse("2031-03-04T10:30:00Z"))
                .affecting(checkout, "major_outage")
                .saying("investigating", "We are looking", now.minusSeconds(600))
                .saying("identified", "It is < 2% of customers", now.minusSeconds(60))
                .put();
        Document page = shown("Checkout is down");
        assertThat(page.select("h1").text()).isEqualTo("Major Service Outage");
        assertThat(page.title()).startsWith("Major Service Outage");
        Element incident = page.selectFirst("article.incident");
        assertThat(incident.select(".updates > li strong").eachText()).containsExactly("Identified", "Investigating");
        assertThat(incident.select(".updates .message").eachText())
                .containsExactly("It is < 2% of customers", "We are looking");
        assertThat(incident.select(".affected").text()).contains("Checkout Major outage");
        assertThat(incident.select(".workaround strong").text()).isEqualTo("by phone");
        assertThat(incident.select(".promise").text()).isEqualTo("Next update by 4 Mar 2031, 10:30 UTC");
        assertThat(incident.select(".promise time").attr("datetime")).isEqualTo("2031-03-04T10:30:00Z");
        page.select(".up").remove();
        assertThat(page.select(".components li").eachText())
                .containsExactly("Checkout Major outage", "Search Operational");
    }

    @Test
    void nothingInternalShowsAnywhere() {
        String secret = "CONFIDENTIAL-7";
        UUID api = data.component("API", "operational");
        data.anIncident(secret + " internal incident")
                .internal()
                .saying("investigating", secret, now)
                .put();
        String untold = data.anIncident(secret + " not told yet")
                .in(null)
                .internally("investigating")
                .put();
        PageData.Built open = data.anIncident("Known to the public")
                .in("monitoring")
                .internally("resolved")
                .until(Instant.parse("2020-02-02T02:02:02Z"))
                .affecting(api, "operational")
                .saying("investigating", "Public words", now.minusSeconds(300))
                .saying("resolved", secret + " note", now, "internal", "published", "[]")
                .saying("monitoring", secret + " draft", now, "public", "draft", "[]")
                .saying("monitoring", secret + " held", now, "public", "held", "[]")
                .saying("monitoring", secret + " taken back", now.minusSeconds(200), "public", "retracted", "[]");
        String known = open.put();
        shown("Known to the public");
        for (String path : new String[] {"/", "/history", "/incidents/" + known}) {
            String html = given().get(path).then().statusCode(200).extract().asString();
            assertThat(html)
                    .contains("Known to the public")
                    .doesNotContain(secret)
                    .doesNotContain("Commander-X")
                    .doesNotContain("Author-X")
                    .doesNotContain("2 Feb 2020");
        }
        Document page = read("/incidents/" + known);
        assertThat(page.select(".tag").first().text()).isEqualTo("Monitoring");
        assertThat(page.select(".updates > li")).hasSize(2);
        assertThat(page.select(".retracted").text()).isEqualTo("This update was retracted.");
        assertThat(given().get("/incidents/" + untold).statusCode()).isEqualTo(404);
    }

    @Test
    void markupInTitlesAndNamesIsShownAsText() {
        String markup = "<script>alert(1)</script> & \"quotes\" {words:skip}";
        UUID component = data.component("<img src=x onerror=alert(1)>", "operational");
        String id = data.anIncident(markup)
                .affecting(component, "operational")
                .workaround("<iframe src=x>")
                .saying("investigating", "<b onclick=alert(1)>bold</b>", now)
                .put();
        Document page = shown(markup);
        assertThat(page.select("article h3").text()).isEqualTo(markup);
        for (Document each : new Document[] {page, read("/incidents/" + id), read("/history")}) {
            assertThat(each.select("main script, img, iframe, [onclick], [onerror], main b"))
                    .isEmpty();
        }
    }

    @Test
    void referenceMayBeOfAnyKind() {
        PageData.Built incident = data.anIncident("Reachable").saying("investigating", "Words", now);
        String publicId = incident.put();
        Document page = shown("Reachable");
        String ref = page.select("article .ref").text();
        for (String each :
                new String[] {publicId, incident.id().toString(), ref, ref.toLowerCase(java.util.Locale.ROOT)}) {
            assertThat(read("/incidents/" + each).select("h1").text()).isEqualTo("Reachable");
        }
    }

    @Test
    void unknownIncidentGetsAFriendlyPage() {
        for (String path :
                new String[] {"/incidents/none", "/incidents/INC-999999", "/history?page=99", "/history?page=x"}) {
            Response answer = given().get(path);
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.contentType()).isEqualTo("text/html;charset=UTF-8");
            Document page = Jsoup.parse(answer.asString());
            assertThat(page.select("h1").text()).isEqualTo("There is no such page");
            assertThat(page.select("main a").attr("href")).isEqualTo("/");
        }
    }

    @Test
    void pastIncidentsStandByDayAndByMonth() {
        data.anIncident("Yesterday's")
                .in("resolved")
                .from(now.minus(Duration.ofDays(20)))
                .until(now.minus(Duration.ofDays(1)))
                .saying("resolved", "Over", now.minus(Duration.ofDays(1)))
                .put();
        data.anIncident("Backwards")
                .in("resolved")
                .from(Instant.parse("2019-05-31T23:30:00Z"))
                .until(Instant.parse("2019-05-31T22:00:00Z"))
                .saying("resolved", "Over before it began", Instant.parse("2019-05-31T22:00:00Z"))
                .put();
        Document front = shown("Yesterday's");
        assertThat(front.select("h1").text()).isEqualTo("All Systems Operational");
        assertThat(front.select(".day h4").eachText()).containsExactly("Yesterday's");
        Document history = read("/history");
        assertThat(history.select(".month h2").last().text()).isEqualTo("May 2019");
        assertThat(history.select(".month h3").last().text()).isEqualTo("Backwards");
        assertThat(history.select(".month .when").last().text())
                .isEqualTo("31 May 2019, 23:30 UTC · Lasted less than a minute");
    }

    @Test
    void longHistoryIsPaged() {
        for (int month = 1; month <= 8; month++) {
            Instant start = Instant.parse("2019-0" + month + "-15T12:00:00Z");
            data.anIncident("Incident of month " + month)
                    .in("resolved")
                    .from(start)
                    .until(start.plusSeconds(5400))
                    .saying("resolved", "Over", start.plusSeconds(5400))
                    .put();
        }
        Document front = shown("Incident of month 8");
        assertThat(front.select(".quiet").text()).isEqualTo("No incidents in the last 14 days");
        assertThat(front.select(".day h4").eachText())
                .containsExactly("Incident of month 8", "Incident of month 7", "Incident of month 6");
        assertThat(front.select(".day .when").first().text()).endsWith("Lasted 1 h 30 min");
        Document first = read("/history");
        assertThat(first.select(".month")).hasSize(6);
        assertThat(first.select("a[rel=prev]")).isEmpty();
        Document second = read(first.select("a[rel=next]").attr("href"));
        assertThat(second.select(".month h3").eachText()).containsExactly("Incident of month 2", "Incident of month 1");
        assertThat(second.select(".pager span").text()).isEqualTo("Page 2 of 2");
    }

    @Test
    void emptyInstallationIsFine() {
        data.show();
        await().untilAsserted(() -> {
            Document page = read("/");
            assertThat(page.select("h1").text()).isEqualTo("All Systems Operational");
            assertThat(page.select(".components, .incident, .day")).isEmpty();
            assertThat(page.select(".quiet").text()).isEqualTo("No incidents in the last 14 days");
        });
        assertThat(read("/history").select(".quiet").text()).isEqualTo("No incidents");
    }

    @Test
    void untidyAndHugeContentIsShownWhole() {
        for (int i = 0; i < 400; i++) {
            data.component("Component " + i, i % 7 == 0 ? "degraded_performance" : "operational");
        }
        PageData.Built incident = data.anIncident("عطل في الخدمة 🚨 " + "x".repeat(200));
        for (int i = 0; i < 40; i++) {
            incident.saying("investigating", "Update " + i, now.minusSeconds(4000 - i));
        }
        incident.saying("monitoring", "🚑 " + "long ".repeat(4000), now)
                .in("monitoring")
                .put();
        Document page = shown("عطل في الخدمة");
        assertThat(page.select(".components li")).hasSize(400);
        assertThat(page.select(".updates > li")).hasSize(41);
        assertThat(page.select(".updates .message").first().text()).hasSizeGreaterThan(19_000);
        assertThat(page.select("article h3").attr("dir")).isEqualTo("auto");
    }

    @Test
    void retiredComponentIsNotListed() {
        UUID old = data.component("Old thing", "major_outage");
        data.component("New thing", "operational");
        data.execute("UPDATE components SET retired_at = now() WHERE id = $1", old);
        Document page = shown("New thing");
        page.select(".up").remove();
        assertThat(page.select(".components li").eachText()).containsExactly("New thing Operational");
        assertThat(page.select("h1").text()).isEqualTo("All Systems Operational");
    }

    @Test
    void pageThatCannotBeReadAnewStaysAndSaysSinceWhen() {
        data.anIncident("Still shown").saying("investigating", "Words", now).put();
        shown("Still shown");
        data.alter("ALTER TABLE components RENAME TO components_away");
        try {
            data.show();
            Document page = await().until(
                            () -> read("/"), each -> !each.select(".stale").isEmpty());
            assertThat(page.select("article h3").text()).isEqualTo("Still shown");
            assertThat(page.select(".stale").text()).startsWith("This page could not be brought up to date since");
            assertThat(Instant.parse(page.select(".stale time").attr("datetime")))
                    .isBeforeOrEqualTo(Instant.now());
        } finally {
            data.alter("ALTER TABLE components_away RENAME TO components");
        }
        // Nobody asks for this read: a failed one is repeated.
        await().until(() -> read("/"), each -> each.select(".stale").isEmpty());
    }
}
