package io.sitrep.incident.api;

import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.sitrep.incident.outbox.TopicReader;
import io.sitrep.incident.outbox.Topics;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.ConfigProvider;

/** What the public was told of an incident, and what it finds on the page. */
public final class Told implements AutoCloseable {
    private final TopicReader publications;

    public Told() {
        publications = new TopicReader(
                ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class), Topics.PUBLICATIONS);
    }

    /** The publications of an incident, once there are so many. */
    public List<ConsumerRecord<String, String>> of(String ref, int number) {
        String id = Suite.read(ref).extract().path("id");
        await().until(() -> publications.of(id).size() >= number);
        return publications.of(id);
    }

    /** The last of so many, as JSON. */
    public JsonPath last(String ref, int number) {
        return JsonPath.from(of(ref, number).get(number - 1).value());
    }

    /** What kinds of news they were: published, corrected … */
    public List<String> kinds(String ref, int number) {
        return of(ref, number).stream()
                .map(event -> TopicReader.header(event, "ce_type").split("\\.", -1)[3])
                .toList();
    }

    /** The incident's page, once it shows a text. */
    public static String page(String ref, String text) {
        return await().until(() -> RestAssured.get("/incidents/" + ref).asString(), page -> page.contains(text));
    }

    @Override
    public void close() {
        publications.close();
    }
}
