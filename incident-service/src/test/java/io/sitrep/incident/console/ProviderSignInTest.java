package io.sitrep.incident.console;

import static io.restassured.RestAssured.given;
import static io.sitrep.incident.api.Suite.admin;
import static io.sitrep.incident.api.Suite.tokenOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.sitrep.incident.CarefulHouse;
import io.sitrep.incident.Database;
import io.sitrep.incident.RealIncidentService;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Into the console by the company's own provider, which is played strictly; each way by which somebody else might come. */
@QuarkusTest
@TestProfile(CarefulHouse.class)
class ProviderSignInTest extends RealIncidentService {
    private static final String INCIDENTS = "/console/incidents";

    @Inject
    Database database;

    @Test
    void personSignsInAtTheirProviderAndGoesOnWhereTheyWanted() {
        Visitor ada = Visitor.stranger();
        ada.open("/console/sign-in?to=/console/incidents?open%3Dfalse%26status%3Dresolved");
        String door = ada.screen().select("a[href^=/console/sign-in/provider]").attr("href");

        Document on = ada.open(returned(ada, door, "ada"));

        assertThat(ada.status()).isEqualTo(200);
        assertThat(on.select("meta[http-equiv=refresh]").attr("content"))
                .isEqualTo("0;url=/console/incidents?open=false&status=resolved");
        assertThat(ada.cookies()).doesNotContainKey("sitrep_console_provider");
        Document list = ada.open(INCIDENTS);
        assertThat(list.select("header .menu").text())
                .contains("Ada of browser-ada")
                .contains("Publisher");
        ada.open("/console/declare");
        ada.submit(INCIDENTS, Map.of("title", "Declared by a person", "message", "m"));
        assertThat(ada.status()).isEqualTo(303);
        assertThat(admin().queryParam("actor", "oidc:browser-ada")
                        .get("/api/v1/audit")
                        .jsonPath()
                        .getList("items.action"))
                .contains("POST /console/sign-in", "POST /console/incidents");
        ada.open(INCIDENTS);
        ada.submit("/console/sign-out-everywhere", Map.of());
        assertThat(ada.open(INCIDENTS).select("h1")).isEmpty();
    }

    @Test
    void personIsAskedForAtTheProviderAgainAfterAnHour() {
        Visitor ada = Visitor.stranger();
        ada.open(returned(ada, "/console/sign-in/provider", "ada"));
        assertThat(ada.open(INCIDENTS).select("h1")).isNotEmpty();

        database.run("UPDATE console_sessions SET opened_at = opened_at - interval '61 minutes'"
                + " WHERE actor = 'oidc:browser-ada'");

        assertThat(ada.open(INCIDENTS).select("h1")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "expired",
                "meant for another",
                "issued by another",
                "signed by another",
                "of another visit",
                "without a role"
            })
    void tokenThatIsNotForThisVisitOpensNothing(String wrong) {
        Visitor visitor = Visitor.stranger();

        Document screen = visitor.open(returned(visitor, "/console/sign-in/provider", wrong));

        assertThat(visitor.status()).isEqualTo(403);
        assertThat(screen.select("[role=alert]").text()).contains("You are not signed in");
        assertThat(visitor.cookies()).doesNotContainKey("sitrep_console");
    }

    @Test
    void stateOfAnotherBrowserAndCodeThatWasUsedOpenNothing() {
        Visitor ada = Visitor.stranger();
        String back = returned(ada, "/console/sign-in/provider", "ada");
        Visitor mallory = Visitor.stranger();
        returned(mallory, "/console/sign-in/provider", "ada");

        mallory.open(back);

        assertThat(mallory.status()).isEqualTo(403);
        assertThat(ada.open(back).select("meta[http-equiv=refresh]")).hasSize(1);
        Visitor again = Visitor.stranger();
        String fresh = returned(again, "/console/sign-in/provider", "ada");
        String code = back.replaceFirst(".*code=([^&]*).*", "$1");
        again.open(fresh.replaceFirst("code=[^&]*", "code=" + code));
        assertThat(again.status()).isEqualTo(403);
        assertThat(again.cookies()).doesNotContainKey("sitrep_console");
    }

    @Test
    void pageThatHasBrowsersAskForTheWayBackShutsNobodyOut() {
        Visitor passerBy = Visitor.stranger();
        for (int i = 0; i < 12; i++) {
            passerBy.open("/console/sign-in/callback?n=" + i);
            assertThat(passerBy.status()).isEqualTo(403);
        }

        Visitor ada = Visitor.with(tokenOf("viewer"));

        assertThat(ada.open(INCIDENTS).select("h1")).isNotEmpty();
    }

    @Test
    void nobodyIsLedElsewhere() {
        Visitor ada = Visitor.stranger();

        Document on = ada.open(returned(ada, "/console/sign-in/provider?to=https://evil.example/", "ada"));

        assertThat(on.select("meta[http-equiv=refresh]").attr("content")).isEqualTo("0;url=/console/incidents");
    }

    /** Goes to the provider, as that person, and answers where it leads back to. */
    private static String returned(Visitor visitor, String door, String who) {
        visitor.open(door);
        assertThat(visitor.status()).isEqualTo(303);
        String provider = visitor.answer().header("Location");
        Response there = given().redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .get(provider + "&login_hint=" + URLEncoder.encode(who, StandardCharsets.UTF_8));
        assertThat(there.statusCode()).isEqualTo(302);
        URI back = URI.create(there.header("Location"));
        assertThat(back.getScheme() + "://" + back.getHost())
                .as("where the console is, not where the public is")
                .isEqualTo("https://incidents.acme.example");
        return back.getRawPath() + "?" + back.getRawQuery();
    }
}
