package io.sitrep.notifier.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.sitrep.notifier.outside.CatalogEvents;
import io.sitrep.notifier.outside.Events;
import io.sitrep.notifier.outside.Notifier;
import io.sitrep.notifier.outside.RealService;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@RealService
class CatalogTest {
    private final UUID zoom = UUID.randomUUID();
    private final UUID meetings = UUID.randomUUID();
    private final UUID phone = UUID.randomUUID();

    @Inject
    Notifier notifier;

    @AfterEach
    void forget() {
        notifier.forgetEverybody();
        for (String key : List.of("component:" + meetings, "component:" + phone, "group:" + zoom, "region:dach")) {
            CatalogEvents.gone(key);
        }
        notifier.settles("SELECT count(*) FROM catalog_components", 0);
        notifier.settles("SELECT count(*) FROM catalog_groups", 0);
        notifier.settles("SELECT count(*) FROM regions WHERE NOT built_in", 0);
    }

    @Test
    void regionsThatComeWithTheSuiteAreThoseOfTheIncidentService() throws IOException {
        TreeSet<String> theirs = new TreeSet<>(List.of("world <- null"));
        Path list = Path.of("..", "incident-service", "src", "main", "resources");
        for (String line : Files.readAllLines(
                list.resolve(Path.of("io", "sitrep", "incident", "catalog", "region", "built-in.txt")))) {
            String[] sides = line.startsWith("#") ? new String[] {"", ""} : line.split(": ", 2);
            for (String code : sides[1].isEmpty() ? new String[0] : sides[1].split(" ", -1)) {
                theirs.add(code + " <- " + sides[0]);
            }
        }

        assertThat(notifier.sql("SELECT code, parent FROM regions WHERE built_in").stream()
                        .map(row -> row.getString("code") + " <- " + row.getString("parent")))
                .containsExactlyInAnyOrderElementsOf(theirs);
    }

    @Test
    void groupStandsForTheComponentsInItWhenSomethingIsTold() {
        CatalogEvents.group(zoom, "Zoom");
        CatalogEvents.component(meetings, "Meetings", null);
        CatalogEvents.component(phone, "Phone", zoom);
        notifier.settles("SELECT count(*) FROM catalog_components", 2);
        notifier.settles("SELECT count(*) FROM catalog_groups", 1);
        String subscriber = follow(new JsonObject().put("groups", new JsonArray().add(zoom.toString())));

        assertThat(hears(subscriber, Events.anIncident().affecting(phone, "Phone")))
                .isTrue();
        assertThat(hears(subscriber, Events.anIncident().affecting(meetings, "Meetings")))
                .isFalse();
        assertThat(hears(subscriber, Events.anIncident())).isFalse();

        CatalogEvents.component(meetings, "Meetings", zoom);
        CatalogEvents.component(phone, "Phone", null);
        notifier.settles("SELECT count(*) FROM catalog_components WHERE id = $1 AND group_id IS NULL", 1, phone);

        assertThat(hears(subscriber, Events.anIncident().affecting(meetings, "Meetings")))
                .isTrue();
        assertThat(hears(subscriber, Events.anIncident().affecting(phone, "Phone")))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "europe,IT,true",
        "IT,europe,true",
        "IT,FR,false",
        "IT,asia,false",
        "world,IT,true",
        "IT,world,true",
        "americas,europe,false",
        "IT,IT,true",
        "dach,europe,true",
        "europe,dach,true",
        "dach,IT,false",
        "dach,world,true"
    })
    void whoFollowsARegionHearsOfWhatItLiesInAndOfWhatLiesInIt(String followed, String concerned, boolean heard) {
        CatalogEvents.region("dach", "DACH", "europe");
        notifier.settles("SELECT count(*) FROM regions WHERE code = 'dach'", 1);
        String subscriber = follow(new JsonObject().put("regions", new JsonArray().add(followed)));

        long counted = notifier.asAdmin()
                .body(new JsonObject()
                        .put("impact", "critical")
                        .put("regions", new JsonArray().add(concerned))
                        .encode())
                .post("/api/v1/audience")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getLong("total");

        assertThat(hears(subscriber, Events.anIncident().in(concerned))).isEqualTo(heard);
        assertThat(counted).isEqualTo(heard ? 1 : 0);
    }

    @Test
    void whatTheCatalogDoesNotHaveIsRefusedByNameOnceItIsKnown() {
        CatalogEvents.group(zoom, "Zoom");
        CatalogEvents.component(meetings, "Meetings", zoom);
        CatalogEvents.component(phone, "Phone", zoom, true);
        notifier.settles("SELECT count(*) FROM catalog_components", 2);
        JsonObject wanted = mail().put(
                        "components", new JsonArray().add(UUID.randomUUID().toString()))
                .put("groups", new JsonArray().add(UUID.randomUUID().toString()))
                .put("regions", new JsonArray().add("dach"));

        notifier.asAdmin()
                .body(wanted.encode())
                .post("/api/v1/subscribers")
                .then()
                .statusCode(422)
                .body("errors.field", hasItems("components", "groups", "regions"));
        notifier.asAdmin()
                .body(mail().put("components", new JsonArray().add(phone.toString()))
                        .encode())
                .post("/api/v1/subscribers")
                .then()
                .statusCode(422);
        notifier.asAdmin()
                .body(mail().put("components", new JsonArray().add(CatalogEvents.publicId(meetings)))
                        .encode())
                .post("/api/v1/subscribers")
                .then()
                .statusCode(201)
                .body("components", equalTo(List.of(meetings.toString())));
    }

    @Test
    void whatIsOlderDoesNotTakeThePlaceOfWhatIsNewer() {
        CatalogEvents.component(meetings, "Meetings", null);
        notifier.settles("SELECT count(*) FROM catalog_components WHERE name = 'Meetings'", 1);
        CatalogEvents.tell(
                "component:" + meetings,
                new JsonObject()
                        .put("kind", "component")
                        .put("id", meetings.toString())
                        .put("name", "Before")
                        .put("updated_at", "2020-01-01T00:00:00.000Z"));
        CatalogEvents.tell("component:" + UUID.randomUUID(), new JsonObject().put("nonsense", true));
        CatalogEvents.tell("nonsense", new JsonObject());
        CatalogEvents.group(zoom, "Zoom");

        notifier.settles("SELECT count(*) FROM catalog_groups", 1);
        notifier.settles("SELECT count(*) FROM catalog_components WHERE name = 'Meetings'", 1);
    }

    private String follow(JsonObject filter) {
        return notifier.subscribeWebhook("/catalog", filter).getString("id");
    }

    private boolean hears(String subscriber, Events incident) {
        notifier.awaitPlanned(incident.says("investigating", "Hello."));
        return !new ArrayList<>(notifier.states(incident, subscriber)).isEmpty();
    }

    private static JsonObject mail() {
        return new JsonObject().put("channel", "email").put("address", UUID.randomUUID() + "@example.org");
    }
}
