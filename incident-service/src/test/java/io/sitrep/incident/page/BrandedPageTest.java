package io.sitrep.incident.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.sitrep.incident.CarefulHouse;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** A page that looks as its house wants. */
@QuarkusTest
@TestProfile(CarefulHouse.class)
class BrandedPageTest extends PageReading {
    @Test
    void pageShowsTheHousesPictureColourAndLinks() {
        data.shown();

        Document page = read("/");

        assertThat(page.select("header .name img").attr("src")).isEqualTo("https://cdn.example.com:8443/logo.svg");
        assertThat(page.select("header .name img").attr("alt")).isEqualTo("Acme & Sons");
        assertThat(page.title()).isEqualTo("All Systems Operational · Acme & Sons");
        assertThat(page.select("header .pages a").last().attr("href")).isEqualTo("https://example.com/?a=b&c=d");
        assertThat(page.select("footer a").eachText()).contains("Imprint", "Privacy");
        assertThat(given().get(page.select("link[rel=stylesheet]").attr("href")).asString())
                .contains("--house: #ffcc00;", "--on-house: #000;", ".of-the-house");
    }

    @Test
    void picturesMayComeFromWhereTheHouseKeepsThemAndNothingElseMay() {
        assertThat(given().get("/").header("Content-Security-Policy"))
                .contains(
                        "img-src https://cdn.example.com:8443 'self' data:;",
                        "style-src 'self';",
                        "script-src 'self';");
    }

    @Test
    void everyAnswerSaysThatTheHouseIsAskedByHttpsAlone() {
        data.shown();
        Document page = read("/");
        for (String path : List.of(
                "/",
                "/history",
                "/api/v2/summary.json",
                "/badge.svg",
                "/embed.js",
                "/report",
                "/api/v1/incidents",
                "/nowhere",
                page.select("link[rel=stylesheet]").attr("href"),
                page.select("script[src]").attr("src"))) {
            assertThat(given().get(path).headers().getValues("Strict-Transport-Security"))
                    .as(path)
                    .containsExactly("max-age=31536000");
        }
    }
}
