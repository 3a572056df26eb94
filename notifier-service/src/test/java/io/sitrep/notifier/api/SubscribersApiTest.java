package io.sitrep.notifier.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.path.json.JsonPath;
import io.sitrep.notifier.outside.Events;
import io.sitrep.notifier.outside.Notifier;
import io.sitrep.notifier.outside.RealService;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@RealService
class SubscribersApiTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @Inject
    Notifier notifier;

    @AfterEach
    void forget() {
        notifier.forgetEverybody();
    }

    @Test
    void webhookIsMadeWithASecretThatIsShownOnce() {
        JsonPath made = notifier.subscribeWebhook("/made");

        assertThat(made.getString("secret")).matches("whsec_[A-Za-z0-9+/]{43}=");
        assertThat(made.getString("created_at")).matches("\\d{4}-.*T.*\\.\\d{3}Z");
        notifier.asAdmin()
                .get("/api/v1/subscribers/" + made.getString("id"))
                .then()
                .statusCode(200)
                .body("secret", nullValue())
                .body("state", equalTo("active"))
                .body("locale", equalTo("en"))
                .body("time_zone", equalTo("UTC"));
    }

    @Test
    void subscribersAreFoundByAPartOfTheirAddressByChannelAndByState() {
        String part = "found_" + System.nanoTime();
        notifier.subscribe(new JsonObject().put("channel", "email").put("address", part + "@Example.org"));
        notifier.subscribe(
                new JsonObject().put("channel", "email").put("address", part.replace('_', 'x') + "@example.org"));
        String all = "/api/v1/subscribers?address=" + part.toUpperCase(java.util.Locale.ROOT);

        notifier.asAdmin().get(all).then().body("items.address", equalTo(List.of(part + "@example.org")));
        for (String with : List.of("&channel=email", "&state=active", "&channel=email&state=active&limit=1")) {
            notifier.asAdmin().get(all + with).then().body("items.size()", equalTo(1));
        }
        for (String without : List.of("&channel=webhook", "&state=pending", "&state=unsubscribed")) {
            notifier.asAdmin().get(all + without).then().body("items.size()", equalTo(0));
        }
        notifier.asAdmin().get(all + "&state=lost").then().statusCode(400);
    }

    @Test
    void secretAndTokenAreNowhereInTheDatabaseInTheClear() {
        notifier.subscribeWebhook("/sealed", new JsonObject().put("secret", SECRET));
        assertThat(notifier.count(
                        "SELECT count(*) FROM endpoints WHERE secret LIKE '%' || $1 || '%'", SECRET.substring(6)))
                .isZero();
        assertThat(notifier.count("SELECT count(*) FROM subscriptions WHERE length(token_sealed) < 60"))
                .isZero();
    }

    @Test
    void everythingAskedForIsKept() {
        String component = UUID.randomUUID().toString();
        JsonObject wanted = new JsonObject()
                .put("channel", "email")
                .put("address", "Ada@Example.ORG")
                .put("components", new JsonArray().add(component))
                .put("regions", new JsonArray().add("IT").add("asia-pacific"))
                .put("min_impact", "major")
                .put("maintenances", false)
                .put("postmortems", false)
                .put("every_update", true)
                .put("locale", "it")
                .put("time_zone", "Europe/Rome");
        notifier.asAdmin()
                .body(wanted.encode())
                .post("/api/v1/subscribers")
                .then()
                .statusCode(201)
                .header("Location", matchesPattern(".*/api/v1/subscribers/[0-9a-f-]{36}"))
                .body("address", equalTo("Ada@example.org"))
                .body("components", equalTo(List.of(component)))
                .body("regions", equalTo(List.of("IT", "asia-pacific")))
                .body("min_impact", equalTo("major"))
                .body("maintenances", equalTo(false))
                .body("postmortems", equalTo(false))
                .body("every_update", equalTo(true))
                .body("locale", equalTo("it"))
                .body("time_zone", equalTo("Europe/Rome"))
                .body("secret", nullValue());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|channel",
                "{\"channel\":\"email\"}|address",
                "{\"channel\":\"pigeon\",\"address\":\"+3912345\"}|channel",
                "{\"channel\":\"sms\",\"address\":\"3912345\"}|address",
                "{\"channel\":\"slack\",\"address\":\"https://evil.example.com/services/x\"}|address",
                "{\"channel\":\"email\",\"address\":\"nobody\"}|address",
                "{\"channel\":\"email\",\"address\":\"a@b.example\",\"secret\":\"whsec_x\"}|secret",
                "{\"channel\":\"email\",\"address\":\"a@b.example\",\"groups\":[\"x\"]}|groups",
                "{\"channel\":\"email\",\"address\":\"a@b.example\",\"fallback\":[{\"channel\":\"email\",\"address\":\"c\"}]}|fallback.0.address",
                "{\"channel\":\"email\",\"address\":\"a@b.example\",\"fallback\":[{\"channel\":\"pigeon\",\"address\":\"c\"}]}|fallback.0.channel",
                "{\"channel\":\"email\",\"address\":\"a@b.example\",\"components\":[\"x\"]}|components",
                "{\"channel\":\"email\",\"address\":\"a@b.example\",\"regions\":[\"\"]}|regions",
                "{\"channel\":\"email\",\"address\":\"a@b.example\",\"regions\":[\"eu\"]}|regions",
                "{\"channel\":\"email\",\"address\":\"a@b.example\",\"regions\":[\"IT\",\"it\"]}|regions",
                "{\"channel\":\"email\",\"address\":\"a@b.example\",\"regions\":[null]}|regions",
                "{\"channel\":\"email\",\"address\":\"a@b.example\",\"min_impact\":\"huge\"}|min_impact",
                "{\"channel\":\"email\",\"address\":\"a@b.example\",\"locale\":\"tlh\"}|locale",
                "{\"channel\":\"email\",\"address\":\"a@b.example\",\"time_zone\":\"Mars/Base\"}|time_zone",
                "{\"channel\":\"webhook\",\"address\":\"ftp://example.org/\"}|address",
                "{\"channel\":\"webhook\",\"address\":\"http://u:p@127.0.0.1/\"}|address",
                "{\"channel\":\"webhook\",\"address\":\"http://10.0.0.1/\"}|address",
                "{\"channel\":\"webhook\",\"address\":\"http://169.254.169.254/latest\"}|address",
                "{\"channel\":\"webhook\",\"address\":\"http://[fd00::1]/\"}|address",
                "{\"channel\":\"webhook\",\"address\":\"http://8.8.8.8:8080/\"}|address",
                "{\"channel\":\"webhook\",\"address\":\"http://host.invalid/\"}|address",
                "{\"channel\":\"webhook\",\"address\":\"http://127.0.0.1/\",\"secret\":\"short\"}|secret"
            })
    void whatCanNotBeHonouredIsRefusedByName(String body, String field) {
        notifier.asAdmin()
                .body(body)
                .post("/api/v1/subscribers")
                .then()
                .statusCode(422)
                .contentType(startsWith("application/problem+json"))
                .body("errors.field", hasItems(field));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "null",
                "[]",
                "{\"channel\":1}",
                "{\"colour\":\"red\"}",
                "{\"channel\":\"email\",\"channel\":\"email\"}",
                "{\"channel\":\"\\u0000\"}"
            })
    void malformedBodiesAreRefused(String body) {
        notifier.asAdmin().body(body).post("/api/v1/subscribers").then().statusCode(400);
    }

    @Test
    void missingBodyIsRefused() {
        notifier.asAdmin().post("/api/v1/subscribers").then().statusCode(400);
    }

    @Test
    void listIsPagedNewestFirst() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            made.add(0, notifier.subscribeWebhook("/paged").getString("id"));
        }
        JsonPath first = notifier.asAdmin().get("/api/v1/subscribers?limit=3").jsonPath();
        JsonPath second = notifier.asAdmin()
                .get("/api/v1/subscribers?limit=3&cursor=" + first.getString("next_cursor"))
                .jsonPath();

        assertThat(first.getList("items.id", String.class)).isEqualTo(made.subList(0, 3));
        assertThat(second.getList("items.id", String.class)).isEqualTo(made.subList(3, 5));
        assertThat(second.getString("next_cursor")).isNull();
    }

    @ParameterizedTest
    @CsvSource({"limit=0", "limit=201", "limit=x", "cursor=x", "cursor=AAAA"})
    void badLimitOrCursorIsRefused(String query) {
        notifier.asAdmin()
                .get("/api/v1/subscribers?" + query)
                .then()
                .statusCode(400)
                .body("errors[0].field", not(nullValue()));
        notifier.asAdmin().get("/api/v1/deliveries?" + query).then().statusCode(400);
    }

    @Test
    void deletedSubscriberIsGoneAndToldNothing() {
        String subscriber = notifier.subscribeWebhook("/deleted").getString("id");
        notifier.asAdmin().delete("/api/v1/subscribers/" + subscriber).then().statusCode(204);
        notifier.asAdmin().get("/api/v1/subscribers/" + subscriber).then().statusCode(404);
        notifier.asAdmin().delete("/api/v1/subscribers/" + subscriber).then().statusCode(404);
        notifier.asAdmin().get("/api/v1/subscribers/nobody").then().statusCode(404);

        Events incident = Events.anIncident();
        notifier.awaitPlanned(incident.says("investigating", "Hello?"));
        assertThat(notifier.states(incident, subscriber)).isEmpty();
    }
}
