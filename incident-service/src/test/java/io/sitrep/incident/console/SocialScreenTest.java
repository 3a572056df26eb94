package io.sitrep.incident.console;

import static io.sitrep.incident.api.Suite.tokenOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Social accounts on the screen. */
@QuarkusTest
class SocialScreenTest extends BesideTheNotifier {
    private static final String SCREEN = "/console/social";
    private static final String ACCOUNT = SCREEN + "/mastodon";

    private Visitor admin;

    @BeforeEach
    void signIn() {
        admin = Visitor.with(tokenOf("admin"));
        admin.open(SCREEN);
    }

    @Test
    void accountIsSwitchedOnAndKeepsWhatTheFormDoesNotShow() {
        Document saved = admin.submit(ACCOUNT, Map.of("enabled", "true", "min_impact", "major"));

        assertThat(saved.select(".notice.done").text()).isEqualTo("Saved.");
        assertThat(saved.select("#enabled-mastodon").hasAttr("checked")).isTrue();
        assertThat(asked().get(0).get("body"))
                .contains("\"regions\":[\"europe\"]")
                .contains("\"min_impact\":\"major\"")
                .contains("\"every_update\":false");
    }

    @Test
    void whatAnotherPersonChangedMeanwhileIsNotPutBack() {
        Visitor bob = Visitor.with(tokenOf("admin"));
        bob.open(SCREEN);
        bob.submit(ACCOUNT, Map.of("enabled", "true", "min_impact", "major", "template.update", "His. {link}"));

        admin.submit(ACCOUNT, Map.of("template.first", "Hers. {link}"));

        assertThat(admin.status()).isEqualTo(303);
        assertThat(admin.screen().select("#enabled-mastodon").hasAttr("checked"))
                .isTrue();
        assertThat(admin.screen().select("#impact-mastodon option[selected]").val())
                .isEqualTo("major");
        assertThat(admin.screen().select("#first-mastodon").text()).isEqualTo("Hers. {link}");
        assertThat(admin.screen().select("#update-mastodon").text()).isEqualTo("His. {link}");
    }

    @Test
    void whoeverIsSlowerWithTheSameFieldSeesTheDifferenceFirst() {
        Visitor bob = Visitor.with(tokenOf("admin"));
        bob.open(SCREEN);
        bob.submit(ACCOUNT, Map.of("template.first", "His. {link}", "postmortems", ""));
        for (String button : new String[] {ACCOUNT + "/preview", ACCOUNT}) {
            admin.open(SCREEN);
            var form = admin.form(button).attr("action", button);
            bob.submit(ACCOUNT, Map.of("template.first", "His for " + button + ". {link}"));

            Document stale = admin.send(form, Map.of("template.first", "Hers. {link}"));

            assertThat(admin.status()).isEqualTo(412);
            assertThat(stale.select("#differences ~ .scroll tbody tr td").eachText())
                    .hasSize(3)
                    .contains("His for " + button + ". {link}", "Hers. {link}");
            assertThat(stale.select("#first-mastodon").text()).isEqualTo("Hers. {link}");
        }
        admin.submit(ACCOUNT, Map.of());
        assertThat(admin.screen().select("#first-mastodon").text()).isEqualTo("Hers. {link}");
    }

    @Test
    void templateIsLookedAtBeforeAndThenSaved() {
        Document seen = admin.submit(ACCOUNT + "/preview", Map.of("template.first", "News: {title} {link}"));

        assertThat(seen.select(".rendered").first().text()).isEqualTo("News: {title} https://x.example");
        assertThat(seen.select("#first-mastodon").text()).isEqualTo("News: {title} {link}");
        assertThat(admin.open(SCREEN).select("#first-mastodon").text()).isEqualTo("{title} {link}");
        admin.submit(ACCOUNT, Map.of("template.first", "News: {title} {link}"));
        assertThat(admin.screen().select("#first-mastodon").text()).isEqualTo("News: {title} {link}");
    }

    @Test
    void templateThatIsRefusedIsShownAgain() {
        for (String button : new String[] {ACCOUNT + "/preview", ACCOUNT}) {
            Document refused =
                    admin.submit(button, Map.of("template.first", "No link", "enabled", "true", "postmortems", "true"));

            assertThat(admin.status()).isEqualTo(422);
            assertThat(refused.select("#first-mastodon").text()).isEqualTo("No link");
            assertThat(refused.select("#enabled-mastodon").hasAttr("checked")).isTrue();
            assertThat(refused.select("#postmortems-mastodon").hasAttr("checked"))
                    .isTrue();
        }
    }

    @Test
    void testPostIsSent() {
        admin.submit(ACCOUNT + "/test", Map.of());

        assertThat(admin.screen().select(".notice.done").text()).isEqualTo("The test was delivered.");
        assertThat(asked().get(0).get("path")).isEqualTo("/api/v1/channels/mastodon/test");
    }

    @Test
    void whatWasTypedIsSentAgainOnceTheNotifierIsBack() {
        notifierIsAway();
        Document away = admin.submit(ACCOUNT, Map.of("template.first", "Typed with care {link}"));
        assertThat(admin.status()).isEqualTo(503);
        assertThat(away.text()).contains("Typed with care {link}");
        notifierIsBack();

        admin.submit(ACCOUNT, Map.of());

        assertThat(admin.screen().select("#first-mastodon").text()).isEqualTo("Typed with care {link}");
    }
}
