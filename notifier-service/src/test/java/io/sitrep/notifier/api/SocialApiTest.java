package io.sitrep.notifier.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.ValidatableResponse;
import io.sitrep.notifier.outside.CatalogEvents;
import io.sitrep.notifier.outside.Events;
import io.sitrep.notifier.outside.IncidentServiceFake;
import io.sitrep.notifier.outside.Notifier;
import io.sitrep.notifier.outside.RealService;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@RealService
class SocialApiTest {
    private static final String SOCIAL = "/api/v1/social";
    private static final List<String> NETWORKS = List.of("bluesky", "mastodon", "x");

    @Inject
    Notifier notifier;

    @BeforeEach
    void open() {
        notifier.openAccounts();
    }

    @AfterEach
    void forget() {
        notifier.forgetEverybody();
    }

    @Test
    void accountOfEachNetworkIsThereByItselfAndPostsEverything() {
        shown().body("accounts.channel", equalTo(NETWORKS))
                .body("accounts.account", equalTo(List.of("status.example.com", "127.0.0.1", "x")))
                .body("accounts.on", equalTo(List.of(true, true, true)))
                .body("accounts.enabled", equalTo(List.of(true, true, true)))
                .body("accounts[1].components", equalTo(List.of()))
                .body("accounts[1].groups", equalTo(List.of()))
                .body("accounts[1].regions", equalTo(List.of()))
                .body("accounts[1].min_impact", equalTo("none"))
                .body("accounts[1].maintenances", equalTo(true))
                .body("accounts[1].postmortems", equalTo(true))
                .body("accounts[1].every_update", equalTo(false))
                .body("accounts[1].locale", equalTo("en"))
                .body("accounts[1].time_zone", equalTo("UTC"))
                .body("accounts[1].last_post", nullValue());
    }

    @Test
    void accountIsNobodysSubscription() {
        String account = "/api/v1/subscribers/" + notifier.account("mastodon");

        notifier.asAdmin().get("/api/v1/subscribers").then().statusCode(200).body("items", equalTo(List.of()));
        notifier.asAdmin().get(account).then().statusCode(404);
        notifier.asAdmin().get(account + "/export").then().statusCode(404);
        notifier.asAdmin().delete(account).then().statusCode(404);
        assertThat(notifier.count("SELECT count(*) FROM social_accounts")).isEqualTo(3);
    }

    @Test
    void audienceNamesTheNetworksAndCountsNobodyThere() {
        notifier.subscribeWebhook("/" + UUID.randomUUID());
        String responder = IncidentServiceFake.running().tokenOf("responder");

        given().header("Authorization", "Bearer " + responder)
                .contentType("application/json")
                .body(new JsonObject().put("impact", "minor").encode())
                .post("/api/v1/audience")
                .then()
                .statusCode(200)
                .body("total", equalTo(1))
                .body("channels.channel", equalTo(List.of("bluesky", "mastodon", "webhook", "x")))
                .body("channels.count", equalTo(List.of(0, 0, 1, 0)))
                .body("channels.account", equalTo(List.of(true, true, false, true)));
    }

    @Test
    void whatIsNamedIsReplacedAndTheOthersStay() {
        put(account("x").put("locale", "de")).statusCode(200);
        put(account("x").put("locale", "it").put("min_impact", "major").put("postmortems", false))
                .statusCode(200);

        put(account("mastodon").put("every_update", true).put("time_zone", "Europe/Rome"))
                .statusCode(200)
                .body("accounts.locale", equalTo(List.of("en", "en", "it")))
                .body("accounts.min_impact", equalTo(List.of("none", "none", "major")))
                .body("accounts.postmortems", equalTo(List.of(true, true, false)))
                .body("accounts.every_update", equalTo(List.of(false, true, false)))
                .body("accounts.time_zone", equalTo(List.of("UTC", "Europe/Rome", "UTC")));
        notifier.openAccounts();
        shown().body("accounts.locale", equalTo(List.of("en", "en", "it")));
    }

    @Test
    void whatCanNotBeIsRefusedByName() {
        put(
                        new JsonObject().put("channel", "friendster"),
                        account("x")
                                .put("components", new JsonArray().add("Nowhere to be found"))
                                .put("locale", "tlh")
                                .put("time_zone", "Mars/Olympus")
                                .put("min_impact", "awful"),
                        account("mastodon")
                                .put(
                                        "templates",
                                        new JsonObject()
                                                .put("first", "{titel} {link}")
                                                .put("update", "{message} for you")
                                                .put("resolved", "{message {link}")
                                                .put("second", "{link}")),
                        account("x"),
                        new JsonObject())
                .statusCode(422)
                .body(
                        "errors.field",
                        containsInAnyOrder(
                                "accounts.0.channel",
                                "accounts.1.components",
                                "accounts.1.locale",
                                "accounts.1.time_zone",
                                "accounts.1.min_impact",
                                "accounts.2.templates.first",
                                "accounts.2.templates.update",
                                "accounts.2.templates.resolved",
                                "accounts.2.templates.second",
                                "accounts.3.channel",
                                "accounts.4.channel"))
                .body("errors.message", hasItems(containsString("{titel}"), containsString("must hold {link}")));
        notifier.asAdmin().body("{}").put(SOCIAL).then().statusCode(422).body("errors[0].field", equalTo("accounts"));
        notifier.asAdmin().put(SOCIAL).then().statusCode(400);
        notifier.asAdmin()
                .body("{\"accounts\":[],\"more\":1}")
                .put(SOCIAL)
                .then()
                .statusCode(400);
        shown().body("accounts.locale", equalTo(List.of("en", "en", "en")));
    }

    @Test
    void templateWhoseOwnWordsAreTooLongForTheNetworkIsRefusedByName() {
        String long280 = "word ".repeat(56);
        JsonObject templates = new JsonObject()
                .put("first", long280 + "{title} {link}")
                .put("update", long280 + "{message}\n{link}")
                .put("resolved", "Over: {workaround}\n{link}");

        for (String path : List.of(SOCIAL, SOCIAL + "?dry_run=true")) {
            notifier.asAdmin()
                    .body(body(
                            account("mastodon").put("templates", templates),
                            account("x").put("templates", templates)))
                    .put(path)
                    .then()
                    .statusCode(422)
                    .body(
                            "errors.field",
                            containsInAnyOrder("accounts.1.templates.first", "accounts.1.templates.update"));
        }
        put(account("mastodon").put("templates", templates)).statusCode(200);
    }

    @Test
    void dryRunShowsWhatWouldBeAndSavesNothing() {
        JsonObject wanted = account("bluesky")
                .put("locale", "de")
                .put("templates", new JsonObject().put("update", "Und nun: {message} {link}"));

        notifier.asAdmin()
                .body(body(wanted))
                .put(SOCIAL + "?dry_run=true")
                .then()
                .statusCode(200)
                .body("accounts.channel", equalTo(NETWORKS))
                .body("accounts.locale", equalTo(List.of("de", "en", "en")))
                .body("accounts[0].templates.update", equalTo("Und nun: {message} {link}"))
                .body("accounts[0].preview.update", containsString("Und nun: Wir haben die Ursache gefunden"))
                .body("accounts[0].preview.first", containsString("Wird untersucht: Beispiel"))
                .body("accounts[0].preview.resolved", containsString("Behoben: Beispiel"));

        shown().body("accounts.locale", equalTo(List.of("en", "en", "en")))
                .body("accounts[0].preview.update", not(containsString("Und nun")));
        notifier.asAdmin()
                .body(body(account("bluesky").put("locale", "tlh")))
                .put(SOCIAL + "?dry_run=true")
                .then()
                .statusCode(422);
        notifier.asAdmin()
                .body(body(wanted))
                .put(SOCIAL + "?dry_run=maybe")
                .then()
                .statusCode(400);
    }

    @Test
    void previewIsAThreadInTheAccountsLanguageWithItsLink() {
        put(account("x").put("locale", "fr")).statusCode(200);

        Map<String, String> preview = shown().extract().jsonPath().getMap("accounts[2].preview");

        assertThat(preview).containsOnlyKeys("first", "update", "resolved");
        assertThat(preview.get("first")).startsWith("Analyse en cours : Exemple");
        assertThat(preview.values())
                .allSatisfy(text -> assertThat(text).contains("https://status.example.com/incidents/"));
    }

    @Test
    void previewOfAnUpdateReadsAsTheAccountWouldPostIt() {
        put(account("x")
                        .put("locale", "it")
                        .put("templates", new JsonObject().put("first", "Attenzione! {title} {link}")))
                .statusCode(200);
        put(account("mastodon").put("enabled", false)).statusCode(200);
        Events incident = Events.anIncident().translated("it", "Cassa ferma", "Nessuno riesce a pagare.");

        notifier.asAdmin()
                .body(new JsonObject()
                        .put("publication", incident.data(1, "investigating", "Nobody can pay."))
                        .encode())
                .post("/api/v1/preview")
                .then()
                .statusCode(200)
                .body("renderings.findAll { it.channel == 'x' }.locale", equalTo(List.of("it")))
                .body("renderings.find { it.channel == 'x' }.text", containsString("Attenzione! Cassa ferma https://"))
                .body("renderings.find { it.channel == 'bluesky' }.locale", equalTo("en"))
                .body("renderings.findAll { it.channel == 'mastodon' }", equalTo(List.of()));
    }

    @Test
    void ownTemplateGoesBeforeThePagesAndThePagesBeforeTheSuites() {
        CatalogEvents.template("told_by_x", "x", new JsonObject().put("message", "Of the page: {title} {link}"));
        notifier.settles("SELECT count(*) FROM catalog_templates WHERE key = 'told_by_x'", 1);
        try {
            put(account("x").put("templates", new JsonObject().put("update", "Our own: {title} {link}")))
                    .statusCode(200)
                    .body("accounts[2].preview.first", startsWith("Of the page: Example"))
                    .body("accounts[2].preview.update", startsWith("Our own: Example"))
                    .body("accounts[1].preview.first", startsWith("Investigating: Example"));
        } finally {
            CatalogEvents.gone("template:told_by_x");
            notifier.settles("SELECT count(*) FROM catalog_templates WHERE key = 'told_by_x'", 0);
        }
    }

    @Test
    void whatIsShownCanBeSentBackAndGoesOnFollowingTheLanguage() {
        put(account("x").put("templates", new JsonObject().put("first", "{title} {link}")))
                .statusCode(200);
        JsonObject shown = new JsonObject(shown().extract().asString());
        shown.getJsonArray("accounts").getJsonObject(2).put("locale", "fr");

        notifier.asAdmin()
                .body(shown.encode())
                .put(SOCIAL)
                .then()
                .statusCode(200)
                .body("accounts[2].templates.first", equalTo("{title} {link}"))
                .body("accounts[2].templates.update", containsString("{status} : {message}"));
    }

    @Test
    void changeHappensOnceForOneKeyAndStandsInTheAudit() {
        String key = UUID.randomUUID().toString();
        String it = body(account("x").put("locale", "it"));
        String account = notifier.account("x");
        String entries = "SELECT count(*) FROM audit WHERE action = 'social-account-changed' AND subject = $1";
        long before = notifier.count(entries, UUID.fromString(account));
        String first = keyed(key, it).statusCode(200).extract().asString();

        put(account("x").put("locale", "es")).statusCode(200);
        String again = keyed(key, it).statusCode(200).extract().asString();

        assertThat(new JsonObject(again)).isEqualTo(new JsonObject(first));
        shown().body("accounts[2].locale", equalTo("es"));
        keyed(key, body(account("x"))).statusCode(422).body("errors[0].field", equalTo("Idempotency-Key"));
        assertThat(notifier.count(entries, UUID.fromString(account)) - before).isEqualTo(2);
    }

    private ValidatableResponse keyed(String key, String body) {
        return notifier.asAdmin()
                .header("Idempotency-Key", key)
                .body(body)
                .put(SOCIAL)
                .then();
    }

    private ValidatableResponse shown() {
        return notifier.asAdmin().get(SOCIAL).then().statusCode(200);
    }

    private ValidatableResponse put(JsonObject... accounts) {
        return notifier.asAdmin().body(body(accounts)).put(SOCIAL).then();
    }

    private static String body(JsonObject... accounts) {
        return new JsonObject()
                .put("accounts", new JsonArray(List.of(accounts)))
                .encode();
    }

    private static JsonObject account(String channel) {
        return new JsonObject().put("channel", channel);
    }
}
