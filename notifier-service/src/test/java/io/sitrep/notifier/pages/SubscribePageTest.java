package io.sitrep.notifier.pages;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.specification.RequestSpecification;
import io.sitrep.notifier.outside.CatalogEvents;
import io.sitrep.notifier.outside.Mailbox;
import io.sitrep.notifier.outside.Notifier;
import io.sitrep.notifier.outside.RealService;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@RealService
class SubscribePageTest {
    private static final Pattern CONTROL = Pattern.compile("<(?:input|select)\\b[^>]*>");
    private static final Pattern ID = Pattern.compile("\\bid=\"([^\"]+)\"");

    private final UUID zoom = UUID.randomUUID();
    private final UUID meetings = UUID.randomUUID();
    private final UUID chat = UUID.randomUUID();
    private final Mailbox ada = Mailbox.ofSomebody();

    @Inject
    Notifier notifier;

    @BeforeEach
    void catalog() {
        CatalogEvents.group(zoom, "Zoom & more");
        CatalogEvents.component(meetings, "Meetings", zoom);
        CatalogEvents.component(chat, "<Chat>", null);
        CatalogEvents.region("dach", "DACH", "europe");
        notifier.settles("SELECT count(*) FROM catalog_components", 2);
        notifier.settles("SELECT count(*) FROM catalog_groups", 1);
        notifier.settles("SELECT count(*) FROM regions WHERE NOT built_in", 1);
    }

    @AfterEach
    void forget() {
        notifier.forgetEverybody();
        List.of("component:" + meetings, "component:" + chat, "group:" + zoom, "region:dach")
                .forEach(CatalogEvents::gone);
        notifier.settles("SELECT count(*) FROM catalog_components", 0);
        notifier.settles("SELECT count(*) FROM catalog_groups", 0);
        notifier.settles("SELECT count(*) FROM regions WHERE NOT built_in", 0);
    }

    @ParameterizedTest
    @CsvSource({
        "en,Subscribe to updates,Europe",
        "it,Iscriviti agli aggiornamenti,Medio Oriente",
        "fr,S’abonner aux mises à jour,Allemagne",
        "de,Meldungen abonnieren,Italien",
        "es,Suscribirse a las actualizaciones,Alemania"
    })
    void formSpeaksTheReadersLanguage(String language, String title, String region) {
        given().header("Accept-Language", language + "-CH,nn;q=0.5")
                .get("/subscribe")
                .then()
                .statusCode(200)
                .header("Content-Language", language)
                .body(
                        containsString("<html lang=\"" + language + "\">"),
                        containsString(title),
                        containsString(region));
        given().header("Accept-Language", "nn")
                .get("/subscribe?lang=" + language)
                .then()
                .body(containsString(title));
    }

    @Test
    void pageAsksForNothingKeepsNothingAndRunsNothing() {
        given().get("/subscribe")
                .then()
                .header("Content-Security-Policy", containsString("default-src 'none'; style-src 'sha256-"))
                .header("Content-Security-Policy", not(containsString("unsafe")))
                .header("Referrer-Policy", "no-referrer")
                .header("Cache-Control", "no-store")
                .header("Set-Cookie", equalTo(null))
                .body(not(containsString("<script")), not(containsString("style=\"")), not(containsString("<link")));
    }

    @Test
    void componentsStandBelowTheirGroupsAndNamesAreNotMarkup() {
        given().get("/subscribe")
                .then()
                .body(
                        containsString("name=\"groups\" value=\"" + zoom + "\""),
                        containsString("name=\"components\" value=\"" + meetings + "\""),
                        containsString("Zoom &amp; more"),
                        containsString("&lt;Chat&gt;"),
                        containsString("DACH"));
    }

    @Test
    void everyControlHasALabel() {
        String page = given().get("/subscribe").asString();
        Matcher control = CONTROL.matcher(page);
        int found = 0;
        while (control.find()) {
            Matcher id = ID.matcher(control.group());
            boolean named = id.find() && page.contains("<label for=\"" + id.group(1) + "\">");
            boolean within =
                    page.lastIndexOf("<label", control.start()) > page.lastIndexOf("</label>", control.start());
            assertThat(named || within).as(control.group()).isTrue();
            found++;
        }
        assertThat(found).isGreaterThan(250);
    }

    @Test
    void whatWasRetiredStaysChosenUntilItsReaderTakesItOut() {
        form("192.0.2.9")
                .formParam("channel", "email")
                .formParam("address", ada.address())
                .formParam("components", chat.toString())
                .formParam("groups", zoom.toString())
                .formParam("regions", "dach")
                .formParam("min_impact", "none")
                .formParam("locale", "en")
                .formParam("time_zone", "UTC")
                .post("/subscribe")
                .then()
                .statusCode(202);
        String link = ada.link();
        CatalogEvents.component(chat, "<Chat>", null, true);
        CatalogEvents.gone("group:" + zoom);
        CatalogEvents.gone("region:dach");
        notifier.settles("SELECT count(*) FROM catalog_components WHERE retired", 1);
        notifier.settles("SELECT count(*) FROM catalog_groups", 0);
        notifier.settles("SELECT count(*) FROM regions WHERE NOT built_in", 0);

        given().get(link)
                .then()
                .body(containsString("value=\"" + chat + "\" checked"))
                .body(containsString("&lt;Chat&gt; – no longer listed"))
                .body(containsString("value=\"" + zoom + "\" checked"))
                .body(containsString("value=\"dach\" checked"));
        managed(chat.toString(), zoom.toString(), "dach").post(link).then().statusCode(200);
        Row kept = notifier.sql("SELECT * FROM subscriptions").get(0);
        assertThat(kept.getArrayOfUUIDs("components")).containsExactly(chat);
        assertThat(kept.getArrayOfUUIDs("groups")).containsExactly(zoom);
        assertThat(kept.getArrayOfStrings("regions")).containsExactly("dach");

        managed(UUID.randomUUID().toString(), zoom.toString(), "dach")
                .post(link)
                .then()
                .statusCode(422);
        managed(meetings.toString(), zoom.toString(), "IT").post(link).then().statusCode(200);
        given().get(link).then().body(not(containsString("&lt;Chat&gt;")));
        managed(chat.toString(), zoom.toString(), "IT").post(link).then().statusCode(422);
    }

    private static RequestSpecification managed(String component, String group, String region) {
        return form("192.0.2.9")
                .formParam("components", component)
                .formParam("groups", group)
                .formParam("regions", region)
                .formParam("min_impact", "none")
                .formParam("locale", "en")
                .formParam("time_zone", "UTC");
    }

    @Test
    void whatIsSentIsAskedAndKept() {
        form("192.0.2.1")
                .formParam("channel", "email")
                .formParam("address", " " + ada.address() + " ")
                .formParam("groups", zoom.toString())
                .formParam("components", meetings.toString(), chat.toString())
                .formParam("regions", "dach", "IT")
                .formParam("min_impact", "major")
                .formParam("every_update", "true")
                .formParam("locale", "de")
                .formParam("time_zone", "Europe/Berlin")
                .formParam("fallback_channel", "email")
                .formParam("fallback_address", "")
                .post("/subscribe?lang=de")
                .then()
                .statusCode(202)
                .body(containsString("lang=\"de\""), containsString("um Bestätigung gebeten"))
                .body(not(containsString(ada.address())));

        given().post(ada.link() + "/confirm").then().statusCode(200).body(containsString("Sie sind angemeldet."));
        Row kept = notifier.sql("SELECT * FROM subscriptions").get(0);
        assertThat(kept.getArrayOfUUIDs("groups")).containsExactly(zoom);
        assertThat(kept.getArrayOfUUIDs("components")).containsExactly(meetings, chat);
        assertThat(kept.getArrayOfStrings("regions")).containsExactly("dach", "IT");
        assertThat(kept.getString("min_impact")).isEqualTo("major");
        assertThat(kept.getBoolean("maintenances")).isFalse();
        assertThat(kept.getBoolean("every_update")).isTrue();
        assertThat(kept.getString("time_zone")).isEqualTo("Europe/Berlin");
        assertThat(notifier.count("SELECT count(*) FROM consents WHERE how = 'form' AND what = 'asked'"))
                .isEqualTo(1);
    }

    @Test
    void whatIsWrongIsSaidInTheReadersWordsAndNothingTypedIsLost() {
        form("192.0.2.2")
                .formParam("channel", "email")
                .formParam("address", "ada at \"home\"")
                .formParam("components", chat.toString())
                .formParam("time_zone", "Mars/Base")
                .formParam("min_impact", "minor")
                .formParam("locale", "it")
                .post("/subscribe?lang=it")
                .then()
                .statusCode(422)
                .body(
                        containsString("role=\"alert\""),
                        containsString("Scegli un fuso orario"),
                        containsString("value=\"Mars/Base\""),
                        containsString("value=\"ada at &quot;home&quot;\""),
                        containsString("value=\"" + chat + "\" checked"));
        form("192.0.2.2").post("/subscribe").then().statusCode(422);
    }

    @Test
    void sixtyFormsAnHourAndThenAWordInTheReadersLanguage() {
        for (int i = 0; i < 60; i++) {
            form("198.51.100.9").post("/subscribe").then().statusCode(422);
        }
        form("198.51.100.9")
                .post("/subscribe?lang=fr")
                .then()
                .statusCode(429)
                .header("Retry-After", notNullValue())
                .body(containsString("Réessayez"));
    }

    @Test
    void preferencesAreChangedBehindTheLinkAndAGetChangesNothing() {
        given().contentType("application/json")
                .body("{\"channel\":\"email\",\"address\":\"" + ada.address() + "\"}")
                .post("/api/v1/subscriptions");
        String link = ada.link();
        given().get(link)
                .then()
                .statusCode(200)
                .header("Referrer-Policy", "no-referrer")
                .header("Set-Cookie", equalTo(null))
                .body(containsString("not confirmed yet"), containsString("/confirm\""), containsString(ada.address()));

        form("192.0.2.3")
                .formParam("components", meetings.toString())
                .formParam("min_impact", "critical")
                .formParam("maintenances", "true")
                .formParam("locale", "fr")
                .formParam("time_zone", "Europe/Paris")
                .post(link)
                .then()
                .statusCode(200)
                .body(containsString("Enregistré."), containsString("lang=\"fr\""));

        Row kept = notifier.sql("SELECT * FROM subscriptions").get(0);
        assertThat(kept.getString("state")).isEqualTo("pending");
        assertThat(kept.getString("min_impact")).isEqualTo("critical");
        assertThat(kept.getArrayOfUUIDs("components")).containsExactly(meetings);
        form("192.0.2.3")
                .formParam("min_impact", "huge")
                .formParam("locale", "fr")
                .formParam("time_zone", "Europe/Paris")
                .post(link)
                .then()
                .statusCode(422)
                .body(containsString("Choisissez les incidents."));
        given().post(link + "/unsubscribe").then().statusCode(200).body(containsString("désabonné"));
        given().post(link + "/confirm").then().statusCode(200).body(containsString("désabonné"));
        form("192.0.2.3")
                .formParam("locale", "fr")
                .formParam("time_zone", "UTC")
                .post(link + "x")
                .then()
                .statusCode(404);
    }

    private static RequestSpecification form(String from) {
        return given().header("X-Forwarded-For", from).contentType("application/x-www-form-urlencoded; charset=UTF-8");
    }
}
