package io.sitrep.bench;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;

/** A Statuspage page's history, made up: incidents of three updates each, on twenty components. */
final class ImportFile {
    private static final Instant FIRST = Instant.parse("2005-01-01T00:00:00.000Z");
    private static final Duration BETWEEN = Duration.ofHours(8);
    private static final DateTimeFormatter TIME =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();
    private static final List<String> STATUSES = List.of("investigating", "monitoring", "resolved");
    private static final List<String> IMPACTS = List.of("none", "minor", "major", "critical");
    private static final int COMPONENTS = 20;

    private ImportFile() {}

    static JsonObject of(int incidents) {
        return of(0, incidents);
    }

    /** A part of the history: those from one number up to another. */
    static JsonObject of(int from, int to) {
        JsonArray components = new JsonArray();
        for (int i = 0; i < COMPONENTS; i++) {
            components.add(new JsonObject()
                    .put("id", id("c", i))
                    .put("name", "Imported " + i)
                    .put("status", "operational")
                    .put("created_at", TIME.format(FIRST))
                    .put("updated_at", TIME.format(FIRST))
                    .put("position", i));
        }
        JsonArray items = new JsonArray();
        for (int i = from; i < to; i++) {
            items.add(incident(i));
        }
        return new JsonObject()
                .put("page", new JsonObject().put("id", "benchbenchbe").put("name", "Bench"))
                .put("components", components)
                .put("incidents", items)
                .put("scheduled_maintenances", new JsonArray());
    }

    static String incidentId(int number) {
        return id("i", number);
    }

    private static JsonObject incident(int number) {
        Instant start = FIRST.plus(BETWEEN.multipliedBy(number));
        Instant end = start.plus(Duration.ofMinutes(40));
        String component = id("c", number % COMPONENTS);
        JsonArray updates = new JsonArray();
        for (int i = STATUSES.size() - 1; i >= 0; i--) {
            updates.add(update(number, i, start.plus(Duration.ofMinutes(20L * i)), component));
        }
        return new JsonObject()
                .put("id", id("i", number))
                .put("name", "Requests failed for some customers, number " + number)
                .put("status", "resolved")
                .put("created_at", TIME.format(start))
                .put("updated_at", TIME.format(end))
                .put("monitoring_at", TIME.format(start.plus(Duration.ofMinutes(20))))
                .put("resolved_at", TIME.format(end))
                .put("impact", IMPACTS.get(number % IMPACTS.size()))
                .put("shortlink", "https://stspg.io/" + id("i", number))
                .put("started_at", TIME.format(start))
                .put("page_id", "benchbenchbe")
                .put("incident_updates", updates)
                .put("components", new JsonArray());
    }

    private static JsonObject update(int incident, int position, Instant at, String component) {
        JsonObject affected = new JsonObject()
                .put("code", component)
                .put("name", "Imported " + incident % COMPONENTS)
                .put("old_status", position == 0 ? "operational" : "partial_outage")
                .put("new_status", position == STATUSES.size() - 1 ? "operational" : "partial_outage");
        return new JsonObject()
                .put("id", id("u", incident * STATUSES.size() + position))
                .put("status", STATUSES.get(position))
                .put(
                        "body",
                        "We see errors in about < 2% of requests and are looking into it.<br />More within half an"
                                + " hour.")
                .put("incident_id", id("i", incident))
                .put("created_at", TIME.format(at))
                .put("updated_at", TIME.format(at))
                .put("display_at", TIME.format(at))
                .put("affected_components", new JsonArray().add(affected))
                .put("deliver_notifications", true)
                .putNull("custom_tweet")
                .putNull("tweet_id");
    }

    /** Twelve characters, as Statuspage's ids have. */
    private static String id(String kind, int number) {
        return kind + "%011d".formatted(number);
    }
}
