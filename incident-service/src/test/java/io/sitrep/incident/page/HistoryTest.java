package io.sitrep.incident.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is over, and how it is found again. */
@QuarkusTest
class HistoryTest extends PageReading {
    @BeforeEach
    void someHistory() {
        UUID mail = data.component("Outgoing mail", "operational");
        PageData.Built march = data.anIncident("Mails came late")
                .in("resolved")
                .from(Instant.parse("2019-03-31T22:30:00Z"))
                .until(Instant.parse("2019-04-01T08:00:00Z"))
                .affecting(mail, "operational")
                .saying("resolved", "The queue has drained", Instant.parse("2019-04-01T08:00:00Z"));
        march.put();
        data.execute("UPDATE incidents SET translations = '{\"fr\":\"Courriels différés\"}' WHERE id = $1", march.id());
        data.anIncident("Checkout was down")
                .in("resolved")
                .from(Instant.parse("2019-05-02T10:00:00Z"))
                .until(Instant.parse("2019-05-02T11:00:00Z"))
                .saying("resolved", "A release of the queue was wrong", Instant.parse("2019-05-02T11:00:00Z"))
                .put();
        shown("Checkout was down");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "q=queue | Checkout was down, Mails came late",
                "q=QUEUE+drained | Mails came late",
                "q=outgoing | Mails came late",
                "q=differes | Mails came late",
                "q=D%C3%89R%C3%89 | ''",
                "q=queue&month=2019-05 | Checkout was down",
                "month=2019-03 | Mails came late",
                "month=2019-04&tz=Europe/Rome | Mails came late",
                "month=2019-04 | ''",
                "q=+%20+ | Checkout was down, Mails came late",
                "q=&month=&page= | Checkout was down, Mails came late",
                "q=%3Cscript%3E | ''"
            })
    void incidentsAreFoundByWordsAndByMonth(String query, String titles) {
        Document page = read("/history?" + query);

        assertThat(String.join(", ", page.select(".month h3").eachText())).isEqualTo(titles);
        assertThat(page.select("main script")).isEmpty();
    }

    @Test
    void searchSaysHowManyItFoundAndKeepsWhatWasAsked() {
        Document page = read("/history?q=queue&month=2019-05&lang=it&tz=Europe/Rome");

        assertThat(page.select(".found").text()).startsWith("1 incidente trovato");
        assertThat(page.select("#q").attr("value")).isEqualTo("queue");
        assertThat(page.select("#month option[selected]").text()).isEqualTo("maggio 2019");
        assertThat(page.select("#month option").eachAttr("value")).containsExactly("", "2019-05", "2019-04");
        assertThat(page.select(".search input[type=hidden]").eachAttr("name")).containsExactly("lang", "tz");
        assertThat(read("/history?q=nowhere").select(".found").text()).startsWith("Nothing was found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"month=2019-13", "month=x", "page=0", "page=2", "page=99999999", "page=-1"})
    void whatCannotBeAskedForIsNoPage(String query) {
        given().get("/history?" + query).then().statusCode(404);
    }

    @Test
    void endlessSearchIsCutOff() {
        assertThat(read("/history?q=" + "x".repeat(3000)).select("#q").attr("value"))
                .hasSize(100);
    }

    @Test
    void maintenancesHaveAPageOfTheirOwn() {
        plan("Going on", "in_progress", now.minusSeconds(60));
        plan("To come", "scheduled", now.plusSeconds(90_000));
        plan("Done", "completed", now.minusSeconds(900_000));
        data.execute("UPDATE incidents SET resolved_at = now() WHERE title = 'Done'");
        shown("To come");

        Document page = read("/maintenances");

        assertThat(page.select("h2, h3").eachText())
                .containsExactly("Under way", "Going on", "Upcoming", "To come", "Past maintenance", "Done");
        assertThat(page.select("header a[aria-current=page]").text()).isEqualTo("Maintenance");
    }

    @Test
    void withoutMaintenancesTheirPageSaysSo() {
        assertThat(read("/maintenances").select(".quiet").text()).isEqualTo("No maintenance is planned");
    }

    private void plan(String title, String status, Instant from) {
        PageData.Built plan = data.anIncident(title).in(status).from(from).saying("scheduled", "We work on it", now);
        plan.put();
        data.execute(
                "UPDATE incidents SET kind = 'maintenance', scheduled_for = $2, scheduled_until = $3 WHERE id = $1",
                plan.id(),
                from.atOffset(ZoneOffset.UTC),
                from.plusSeconds(3600).atOffset(ZoneOffset.UTC));
    }
}
