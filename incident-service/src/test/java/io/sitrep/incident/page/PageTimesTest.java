package io.sitrep.incident.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class PageTimesTest extends PageReading {
    @Test
    void timesAreSaidInTheZoneTheAddressAsksForAndNameIt() {
        String id = aSummerNight();

        Document utc = read("/incidents/" + id);
        Document rome = read("/incidents/" + id + "?tz=Europe/Rome");
        Document german = read("/incidents/" + id + "?tz=Europe/Rome&lang=de");

        assertThat(utc.select(".updates time").get(1).text()).isEqualTo("4 Jul 2019, 22:30 UTC");
        assertThat(rome.select(".updates time").get(1).text()).isEqualTo("5 Jul 2019, 00:30 CEST");
        assertThat(german.select(".updates time").get(1).text()).isEqualTo("5. Juli 2019, 00:30 MESZ");
        assertThat(rome.select(".updates time").get(1).attr("datetime")).isEqualTo("2019-07-04T22:30:00Z");
        assertThat(rome.selectFirst("html").attr("data-zone")).isEqualTo("Europe/Rome");
        assertThat(rome.select("html[data-zone-chosen]")).hasSize(1);
        assertThat(utc.select("html[data-zone-chosen]")).isEmpty();
    }

    @Test
    void everyTimeNamesItsZoneAndTheFooterNamesItInFull() {
        aSummerNight();
        data.anIncident("Open").saying("investigating", "Words", now).put();
        shown("Open");

        for (String path : new String[] {"/", "/history", "/maintenances"}) {
            Document page = read(path + "?tz=Asia/Tokyo");
            for (Element time : page.select("time[datetime*=T]")) {
                assertThat(time.text()).endsWith(" JST");
            }
            assertThat(page.select("footer").text()).contains("Times are in Japan Time (Asia/Tokyo).");
        }
    }

    @Test
    void daysBeginInTheReadersZone() {
        aSummerNight();

        assertThat(read("/").select(".day h3").text()).isEqualTo("Thursday, 4 July 2019");
        Document rome = read("/?tz=Europe/Rome");
        assertThat(rome.select(".day h3").text()).isEqualTo("Friday, 5 July 2019");
        assertThat(rome.select(".day .way time").eachText())
                .as("the day is said again where it is another one")
                .containsExactly("01:10 CEST", "00:30 CEST", "4 Jul 2019, 23:50 CEST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mars/Olympus", "%2B02:00", "", "europe/rome", "%00"})
    void zoneThatIsNoneIsPassedOver(String zone) {
        String id = aSummerNight();

        assertThat(read("/incidents/" + id + "?tz=" + zone)
                        .select(".updates time")
                        .get(1)
                        .text())
                .isEqualTo("4 Jul 2019, 22:30 UTC");
    }

    @Test
    void zoneIsChosenWithoutAScript() {
        aSummerNight();
        Document page = read("/history?q=night&lang=en");

        Element form = page.selectFirst("header form");
        assertThat(form.attr("action")).isEqualTo("/history");
        assertThat(form.select("input[name=tz]").attr("list")).isEqualTo("zones");
        assertThat(form.select("#zones option").eachAttr("value")).contains("Europe/Rome", "UTC", "America/New_York");
        assertThat(form.select("input[type=hidden]").eachAttr("name")).containsExactlyInAnyOrder("lang", "q");
        assertThat(form.select("label[for=tz], button")).hasSize(2);
    }

    private String aSummerNight() {
        String id = data.anIncident("A summer night")
                .in("resolved")
                .from(Instant.parse("2019-07-04T21:50:00Z"))
                .until(Instant.parse("2019-07-04T23:10:00Z"))
                .saying("resolved", "Over", Instant.parse("2019-07-04T23:10:00Z"))
                .saying("identified", "Known", Instant.parse("2019-07-04T22:30:00Z"))
                .saying("investigating", "We look", Instant.parse("2019-07-04T21:50:00Z"))
                .put();
        shown("A summer night");
        return id;
    }
}
