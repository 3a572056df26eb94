package io.sitrep.incident.page.feed;

import static io.restassured.RestAssured.given;
import static io.sitrep.incident.api.Suite.admin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.sitrep.incident.importer.Export;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.Test;

/** The calendar as ical4j reads it, which is not what writes it. */
@QuarkusTest
class CalendarTest extends FeedReading {
    private static final String CALENDAR = "/maintenances.ics";
    private static final String MAINTENANCES = "/api/v1/maintenances";

    private final Instant start = Instant.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);

    @Test
    void aMaintenanceIsOneEvent() throws Exception {
        String title =
                "Disks; racks, and \\ \"doors\" " + "🛠️ très long ".repeat(12).strip();
        String message = "First line\nsecond; line, with \\ and 🚧" + " lång".repeat(100);
        String id = plan(Map.of("title", title, "message", message));

        VEvent event = event(title.substring(0, 5));

        assertThat(value(event, "SUMMARY")).isEqualTo(title);
        assertThat(value(event, "DESCRIPTION")).isEqualTo("Scheduled: " + message);
        assertThat(value(event, "DTSTART")).isEqualTo(compact(start));
        assertThat(value(event, "DTEND")).isEqualTo(compact(start.plusSeconds(3600)));
        assertThat(value(event, "STATUS")).isEqualTo("CONFIRMED");
        String publicId = admin().get(MAINTENANCES + "/" + id).path("public_id");
        assertThat(value(event, "URL")).isEqualTo("http://127.0.0.1:8080/incidents/" + publicId);
        assertThat(value(event, "DTSTAMP")).isEqualTo(value(event, "LAST-MODIFIED"));
    }

    @Test
    void eachLineFitsAndEndsAsTheRuleHasIt() throws Exception {
        plan(Map.of("title", "Ends", "message", "🚧".repeat(300) + "é".repeat(301) + "a".repeat(302)));
        event("Ends");

        byte[] bytes = given().get(CALENDAR).asByteArray();
        String text = new String(bytes, StandardCharsets.UTF_8);

        assertThat(text).doesNotContain("\uFFFD").endsWith("END:VCALENDAR\r\n");
        assertThat(text.replace("\r\n", "")).doesNotContain("\r", "\n");
        for (String line : text.split("\r\n", -1)) {
            assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75);
        }
    }

    @Test
    void aChangeKeepsTheEventAndCountsUp() throws Exception {
        String id = plan(Map.of("title", "Moved"));
        VEvent before = event("Moved");

        // A second is what the times count by.
        await().until(() -> Instant.now().isAfter(modified(before).plusSeconds(1)));
        admin().header("If-Match", "*")
                .body(Map.of("scheduled_until", start.plusSeconds(7200).toString()))
                .patch(MAINTENANCES + "/" + id)
                .then()
                .statusCode(200);
        data.show();
        VEvent after = await().until(
                        () -> event("Moved"), event -> value(event, "DTEND").equals(compact(start.plusSeconds(7200))));

        assertThat(value(after, "UID")).isEqualTo(value(before, "UID"));
        assertThat(sequence(after)).isGreaterThan(sequence(before));
        assertThat(modified(after)).isAfter(modified(before));
    }

    @Test
    void aCancelledOneStaysAndSaysSo() throws Exception {
        String id = plan(Map.of("title", "Called off"));
        VEvent before = event("Called off");
        admin().body(Map.of("status", "cancelled", "message", "Not now"))
                .post(MAINTENANCES + "/" + id + "/updates")
                .then()
                .statusCode(201);

        VEvent after = await().until(
                        () -> event("Called off"),
                        event -> value(event, "STATUS").equals("CANCELLED"));

        assertThat(value(after, "UID")).isEqualTo(value(before, "UID"));
        assertThat(value(after, "DESCRIPTION")).startsWith("Cancelled: Not now");
    }

    @Test
    void eachOccurrenceIsAnEventOfItsOwn() throws Exception {
        String first = plan(Map.of("title", "Every week", "rrule", "FREQ=WEEKLY;COUNT=2"));
        event("Every week");
        for (String status : List.of("in_progress", "completed")) {
            admin().body(Map.of("status", status, "message", "Now " + status))
                    .post(MAINTENANCES + "/" + first + "/updates")
                    .then()
                    .statusCode(201);
        }

        List<VEvent> events = await().until(
                        () -> events(),
                        all -> all.stream()
                                        .filter(each -> isCalled(each, "Every week"))
                                        .count()
                                == 2);

        assertThat(events.stream().map(each -> value(each, "UID")).distinct()).hasSize(2);
        assertThat(events.stream().map(each -> value(each, "DTSTART")).distinct())
                .hasSize(2);
    }

    @Test
    void theRealMaintenancesAreReadByCalendars() throws Exception {
        JsonNode history = Export.history();
        Export.send(history.toString());
        int planned = history.get("scheduled_maintenances").size();
        data.show();

        List<VEvent> events = await().until(() -> events(), all -> all.size() == planned);

        assertThat(planned).isPositive();
        assertThat(events.stream().map(each -> value(each, "UID")).distinct()).hasSize(planned);
        assertThat(events.stream().map(each -> value(each, "SUMMARY")))
                .containsAll(StreamSupport.stream(
                                history.get("scheduled_maintenances").spliterator(), false)
                        .map(each -> each.get("name").asText().strip())
                        .toList());
    }

    @Test
    void anEmptyCalendarIsStillOne() throws Exception {
        data.show();
        await().until(() -> events().isEmpty());
        Response answer = answer(CALENDAR);

        assertThat(answer.contentType()).isEqualTo("text/calendar;charset=UTF-8");
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
        given().header("If-None-Match", answer.header("ETag"))
                .get(CALENDAR + "?lang=xx")
                .then()
                .statusCode(304);
        assertThat(calendar().getComponents()).isNotEmpty();
    }

    private String plan(Map<String, ?> fields) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "message",
                "We replace disks.",
                "scheduled_for",
                start.toString(),
                "scheduled_until",
                start.plusSeconds(3600).toString()));
        body.putAll(fields);
        return admin().body(body)
                .post(MAINTENANCES)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private VEvent event(String title) {
        data.show();
        return await().until(
                        () -> events().stream()
                                .filter(each -> isCalled(each, title))
                                .findFirst(),
                        java.util.Optional::isPresent)
                .orElseThrow();
    }

    private static boolean isCalled(VEvent event, String title) {
        return value(event, "SUMMARY").startsWith(title);
    }

    private static List<VEvent> events() throws IOException, ParserException {
        List<VEvent> events = new ArrayList<>();
        for (var component : calendar().getComponents()) {
            if (component instanceof VEvent event) {
                assertThat(event.validate().hasErrors()).isFalse();
                events.add(event);
            }
        }
        return events;
    }

    private static Calendar calendar() throws IOException, ParserException {
        Calendar calendar = new CalendarBuilder().build(new StringReader(read(CALENDAR)));
        assertThat(calendar.validate().hasErrors()).isFalse();
        return calendar;
    }

    private static String value(VEvent event, String property) {
        return event.getProperty(property).orElseThrow().getValue();
    }

    private static int sequence(VEvent event) {
        return Integer.parseInt(value(event, "SEQUENCE"));
    }

    private static Instant modified(VEvent event) {
        return Instant.parse(value(event, "LAST-MODIFIED")
                .replaceAll("(\\d{4})(\\d\\d)(\\d\\d)T(\\d\\d)(\\d\\d)(\\d\\d)Z", "$1-$2-$3T$4:$5:$6Z"));
    }

    private static String compact(Instant time) {
        return time.toString().replaceAll("[-:]", "");
    }
}
