package io.sitrep.incident.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.DecoderConfig;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

@QuarkusTest
class UptimeBarsTest extends PageReading {
    private static final int DAY = 86_400;

    private final Instant today = now.truncatedTo(ChronoUnit.DAYS);

    @Test
    void barShowsTheWorstOfEachDayAndSaysItInWords() {
        UUID api = inServiceForLong("API");
        UUID incident = known("Old trouble");
        record(api, incident, "degraded_performance", ago(10, 60), ago(10, 120));
        record(api, incident, "major_outage", ago(10, 120), ago(10, 180));
        record(api, incident, "partial_outage", ago(40, 60), ago(38, 60));

        Element row = shown("API").selectFirst(".components li");

        assertThat(row.select(".bar path").eachAttr("class")).containsExactly("partial_outage", "major_outage");
        assertThat(row.select(".bar path").eachAttr("d")).containsExactly("M49 0h3v1h-3z", "M79 0h1v1h-1z");
        assertThat(row.select("svg[role=img]").attr("aria-label"))
                .startsWith("99.3")
                .contains("uptime over 90 days: Major outage on ")
                .contains("; Partial outage from ");
        assertThat(row.select(".few").text()).isEqualTo("99.99%");
        assertThat(row.select(".many").text()).startsWith("99.3");
    }

    @Test
    void whatWasAlwaysWellNeedsNoShape() {
        inServiceForLong("API");

        Element row = shown("API").selectFirst(".components li");

        assertThat(row.select(".bar path")).isEmpty();
        assertThat(row.select("svg").attr("aria-label"))
                .isEqualTo("100.00% uptime over 90 days: operational throughout");
    }

    @Test
    void daysBeforeAComponentWasInServiceCountAsNothing() {
        UUID young = data.component("Young", "operational");
        data.execute("UPDATE components SET created_at = $2 WHERE id = $1", young, utc(today.minusSeconds(9 * DAY)));

        Element row = shown("Young").selectFirst(".components li");

        assertThat(row.select(".bar path").eachAttr("class")).containsExactly("none");
        assertThat(row.select(".bar path").attr("d")).isEqualTo("M0 0h80v1h-80z");
        assertThat(row.select(".many").text()).isEqualTo("100.00%");
    }

    @Test
    void daysAreThoseOfTheReadersZone() {
        UUID api = inServiceForLong("API");
        Instant lateInUtc = today.minusSeconds(20 * DAY).plus(Duration.ofHours(23));
        record(api, known("Late"), "partial_outage", lateInUtc, lateInUtc.plusSeconds(60));

        shown("Late");

        String utc = read("/").select(".bar path").attr("d");
        String tokyo = read("/?tz=Asia/Tokyo").select(".bar path").attr("d");
        assertThat(utc).isEqualTo("M69 0h1v1h-1z");
        // Whether it is tomorrow there already depends on when this runs; the night's hour belongs to the next day in
        // any case.
        assertThat(tokyo).isIn("M70 0h1v1h-1z", "M69 0h1v1h-1z");
        assertThat(read("/?tz=Asia/Tokyo").select("svg[role=img]").attr("aria-label"))
                .isNotEqualTo(read("/").select("svg[role=img]").attr("aria-label"));
    }

    @Test
    void whatOnlyInsidersKnowIsNotInABar() {
        UUID api = inServiceForLong("API");
        PageData.Built internal = data.anIncident("Inside").internal();
        internal.put();
        PageData.Built untold = data.anIncident("Not told").in(null).internally("investigating");
        untold.put();
        record(api, internal.id(), "major_outage", today.minusSeconds(3 * DAY), today.minusSeconds(2 * DAY));
        record(api, untold.id(), "major_outage", today.minusSeconds(3 * DAY), null);

        Element row = shown("API").selectFirst(".components li");

        assertThat(row.select(".bar path")).isEmpty();
        assertThat(row.select(".many").text()).isEqualTo("100.00%");
    }

    @Test
    void ofManyBadDaysTheLastAreNamedAndTheOthersCounted() {
        UUID api = inServiceForLong("API");
        UUID incident = known("Trouble");
        for (int day = 2; day < 40; day += 2) {
            Instant start = today.minusSeconds((long) day * DAY);
            record(api, incident, "partial_outage", start, start.plusSeconds(600));
        }

        String said = shown("API").select("svg[role=img]").attr("aria-label");

        assertThat(said).endsWith(" and 14 more").hasSizeLessThan(250);
    }

    @Test
    void firstViewOfFourHundredComponentsIsBelowFiftyKilobytes() {
        UUID incident = known("Trouble everywhere");
        for (int i = 0; i < 400; i++) {
            UUID component = inServiceForLong("Component number " + i);
            Instant start = today.minusSeconds((i % 80 + 2L) * DAY);
            record(component, incident, "partial_outage", start, start.plusSeconds(600L * i));
        }
        Document page = shown("Component number 399");

        int bytes = wire("/");
        for (String address : new String[] {
            page.select("link[rel=stylesheet]").attr("href"),
            page.select("script[src]").attr("src")
        }) {
            bytes += wire(address);
        }

        assertThat(page.select(".bar")).hasSize(400);
        assertThat(page.select("link[rel=stylesheet], script[src], img, iframe"))
                .hasSize(2);
        assertThat(bytes).isLessThan(50_000);
    }

    private static int wire(String address) {
        var raw =
                RestAssured.config().decoderConfig(DecoderConfig.decoderConfig().noContentDecoders());
        return given().config(raw)
                .header("Accept-Encoding", "gzip")
                .get(address)
                .asByteArray()
                .length;
    }

    private Instant ago(int days, int seconds) {
        return today.minus(Duration.ofDays(days)).plusSeconds(seconds);
    }

    private UUID inServiceForLong(String name) {
        UUID id = data.component(name, "operational");
        data.execute("UPDATE components SET created_at = now() - interval '400 days' WHERE id = $1", id);
        return id;
    }

    private UUID known(String title) {
        PageData.Built incident =
                data.anIncident(title).in("resolved").until(now).saying("resolved", "Over", now);
        incident.put();
        return incident.id();
    }

    private void record(UUID component, UUID incident, String status, Instant from, Instant to) {
        data.execute(
                "INSERT INTO component_intervals (component_id, incident_id, status, started_at, ended_at)"
                        + " VALUES ($1, $2, $3, $4, $5)",
                component,
                incident,
                status,
                utc(from),
                to == null ? null : utc(to));
    }

    private static Object utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
