package io.sitrep.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.bot.catalog.Components;
import io.sitrep.bot.catalog.Regions;
import io.sitrep.bot.events.Told;
import io.sitrep.bot.fake.Fakes;
import io.sitrep.bot.port.Person;
import io.sitrep.bot.reply.Form;
import io.sitrep.bot.slack.answer.Occasion;
import io.sitrep.fakes.slack.OpenView;
import io.sitrep.fakes.slack.Sent;
import io.sitrep.fakes.slack.SlackPerson;
import io.sitrep.fakes.slack.SlackUser;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was not typed is asked for, in the person's language, and what is filled in is the same command. */
@QuarkusTest
class FormsTest extends SlackTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String CART = "0195600a-0000-7000-8000-00000000ca27";

    @TestHTTPResource
    URI bot;

    @Inject
    Components components;

    @Inject
    SlackPlatform platform;

    @Inject
    Occasion occasion;

    @Inject
    Pool database;

    @Inject
    Regions regions;

    private SlackUser rosa;
    private SlackUser otto;

    @BeforeEach
    void slackReachesUs() {
        slack.reachesByHttp(bot, Fakes.SIGNING_SECRET);
        rosa = slack.user(SlackWorld.HOME, SlackWorld.ROSA);
        otto = slack.user(SlackWorld.HOME, SlackWorld.OTTO);
        Told.catalog(
                "component:" + CART,
                new JsonObject().put("kind", "component").put("id", CART).put("name", "Shopping cart"));
        for (String region : List.of("Europe", "Americas")) {
            String code = region.toLowerCase(Locale.ROOT);
            Told.catalog(
                    "region:" + code,
                    new JsonObject().put("kind", "region").put("code", code).put("name", region));
        }
        await().atMost(SOON)
                .until(() -> components.all().await().indefinitely().stream()
                                .anyMatch(component -> component.id().equals(CART))
                        && regions.all().await().indefinitely().size() > 1);
    }

    @Test
    void declareWithoutATitleAsksAndWhatIsFilledInIsDeclared() {
        Sent typed = otto.types(SlackWorld.GENERAL, "/incident declare SEV2");
        OpenView form = form();

        assertThat(typed.body()).isEmpty();
        assertThat(form.title()).isEqualTo("Dichiara un incidente");
        assertThat(form.inputs())
                .contains(
                        "title",
                        "severity",
                        "status",
                        "message",
                        "components",
                        "component_status",
                        "regions",
                        "title_it",
                        "message_fr",
                        "workaround",
                        "next_update_in");
        otto.submits(
                form,
                Map.of(
                        "title", "Carts are empty",
                        "severity", "SEV1",
                        "message", "We look into it",
                        "message_it", "Verifichiamo",
                        "components", CART,
                        "component_status", "major_outage",
                        "regions", "europe,americas",
                        "next_update_in", "PT30M"));

        assertThat(new JsonObject(sent().toString()))
                .isEqualTo(
                        new JsonObject(
                                "{\"title\":\"Carts are empty\",\"severity\":\"SEV1\",\"message\":\"We look into it\","
                                        + "\"status\":\"investigating\",\"components\":[{\"id\":\"" + CART
                                        + "\",\"status\":\"major_outage\"}],\"regions\":[\"europe\",\"americas\"],"
                                        + "\"translations\":{\"it\":{\"message\":\"Verifichiamo\"}},\"next_update_in\":\"PT30M\"}"));
    }

    @Test
    void aDeclarationsFormWithoutAMessageTakesTheFirstUpdate() {
        otto.types(SlackWorld.GENERAL, "/incident declare");
        otto.submits(form(), Map.of("title", "Carts are empty"));

        assertThat(sent().path("message").asText()).isEqualTo("We are investigating.");
    }

    @Test
    void updateWithoutATextAsksAndWhatIsFilledInIsPosted() {
        otto.types(SlackWorld.GENERAL, "/incident declare Carts are empty");
        otto.types(SlackWorld.GENERAL, "/incident update");
        otto.submits(form(), Map.of("message", "It was the database", "status", "identified", "workaround", "Reload"));

        await().atMost(SOON).until(() -> incidents.mutations().size() == 2);
        assertThat(incidents.mutations().get(1).path()).isEqualTo("POST /api/v1/incidents/INC-1/updates");
        assertThat(incidents.mutations().get(1).body().toString())
                .isEqualTo("{\"message\":\"It was the database\",\"status\":\"identified\",\"workaround\":\"Reload\"}");
    }

    @Test
    void aFormThatWasOpenForAWhileDoesNotTurnTheStatusBack() {
        otto.types(SlackWorld.GENERAL, "/incident declare Carts are empty");
        otto.types(SlackWorld.GENERAL, "/incident update");
        OpenView open = form();
        rosa.types(SlackWorld.GENERAL, "/incident status INC-1 monitoring It works again");

        otto.submits(open, Map.of("message", "Some still see empty carts"));

        await().atMost(SOON).until(() -> incidents.mutations().size() == 3);
        assertThat(incidents.mutations().get(2).body().toString())
                .isEqualTo("{\"message\":\"Some still see empty carts\"}");
    }

    @Test
    void aFormThatWasOpenForAWhileDoesNotTurnTheSeverityBack() {
        otto.types(SlackWorld.GENERAL, "/incident declare Carts are empty");
        otto.types(SlackWorld.GENERAL, "/incident severity");
        OpenView open = form();
        rosa.types(SlackWorld.GENERAL, "/incident severity INC-1 SEV1");

        Sent sent = otto.submits(open, Map.of("severity", "SEV4"));

        assertThat(wrong(sent).getString("severity")).contains("ha cambiato la gravità: INC-1 è SEV1");
        assertThat(incidents.mutations()).hasSize(2);
    }

    @Test
    void severityWithoutOneAsks() {
        otto.types(SlackWorld.GENERAL, "/incident declare Carts are empty");
        otto.types(SlackWorld.GENERAL, "/incident severity");
        otto.submits(form(), Map.of("severity", "SEV4", "reason", "Few notice"));

        await().atMost(SOON).until(() -> incidents.mutations().size() == 3);
        assertThat(incidents.mutations().get(1).body().toString()).isEqualTo("{\"severity\":\"SEV4\"}");
        assertThat(incidents.mutations().get(2).body().path("text").asText()).isEqualTo("SEV4: Few notice");
    }

    @Test
    void whatIsFilledInHalfIsNamedAtItsFieldAndTheFormStaysOpen() {
        otto.types(SlackWorld.GENERAL, "/incident declare");
        OpenView open = form();

        Sent half = otto.submits(open, Map.of("title", "Carts are empty", "components", CART));

        assertThat(half.json().getString("response_action")).isEqualTo("errors");
        assertThat(half.json().getJsonObject("errors").getString("component_status"))
                .startsWith("Sono stati scelti componenti");
        assertThat(otto.forms()).extracting(OpenView::id).contains(open.id());
        assertThat(incidents.mutations()).isEmpty();

        otto.submits(
                open, Map.of("title", "Carts are empty", "components", CART, "component_status", "partial_outage"));
        assertThat(sent().path("title").asText()).isEqualTo("Carts are empty");
    }

    @Test
    void aBlankIsNamedInTheLanguageOfWhoSentIt() {
        otto.types(SlackWorld.GENERAL, "/incident declare");

        Sent sent = otto.submits(form(), Map.of("title", "  "));

        assertThat(sent.json().getJsonObject("errors").getString("title")).isEqualTo("Non compilato: Titolo");
        assertThat(incidents.mutations()).isEmpty();
    }

    @Test
    void whatTheIncidentServiceRefusesStaysInTheFormWhichIsSentAgain() {
        otto.types(SlackWorld.GENERAL, "/incident declare");
        OpenView open = form();

        Sent refused = otto.submits(open, Map.of("title", "A forbidden title", "message", "We look into it"));

        assertThat(wrong(refused).getString("title")).contains("holds a forbidden word");
        assertThat(otto.forms()).extracting(OpenView::id).contains(open.id());
        assertThat(wrong(otto.submits(open, Map.of("title", "Still forbidden"))).getString("title"))
                .contains("holds a forbidden word");

        Sent sent = otto.submits(open, Map.of("title", "Carts are empty", "message", "We look into it"));
        otto.again(sent, 1);

        assertThat(sent().path("message").asText()).isEqualTo("We look into it");
        assertThat(otto.forms()).extracting(OpenView::id).doesNotContain(open.id());
        await().during(Duration.ofSeconds(1))
                .atMost(SOON)
                .until(() -> incidents.mutations().size() == 1);
    }

    @Test
    void aFormThatWasOpenWhileItWasResolvedIsNotLost() {
        otto.types(SlackWorld.GENERAL, "/incident declare Carts are empty");
        otto.types(SlackWorld.GENERAL, "/incident update");
        OpenView open = form();
        rosa.types(SlackWorld.GENERAL, "/incident resolve INC-1");

        Sent late = otto.submits(open, Map.of("message", "Some still see them", "status", "identified"));

        assertThat(wrong(late).getString("message")).contains("risolto");
        otto.submits(open, Map.of("message", "Some still see them"));
        await().atMost(SOON).until(() -> incidents.mutations().size() == 3);
    }

    @Test
    void whatIsRefusedWhenTheFormIsClosedIsGivenBackToWhoWroteIt() {
        Sent typed = otto.types(SlackWorld.GENERAL, "/incident declare");
        CountDownLatch worked = incidents.holdsTheNext();

        Sent sent = otto.submits(
                form(),
                Map.of("title", "A forbidden title", "message", "Long and well said", "message_fr", "Bien dit"));

        assertThat(sent.body()).isEmpty();
        worked.countDown();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(slack.answersTo(typed.payload().getString("response_url")))
                        .singleElement()
                        .satisfies(answer -> {
                            assertThat(answer.getString("response_type")).isEqualTo("ephemeral");
                            assertThat(answer.getString("text"))
                                    .contains(
                                            "holds a forbidden word",
                                            "Long and well said",
                                            "Lo stesso, in francese:",
                                            "Bien dit");
                        }));
        assertThat(incidents.mutations()).isEmpty();
    }

    @Test
    void regionsOfAnUpdateAreAddedToThoseThereAre() {
        otto.types(SlackWorld.GENERAL, "/incident declare Carts are empty");
        rosa.types(SlackWorld.GENERAL, "/incident region INC-1 add americas");
        otto.types(SlackWorld.GENERAL, "/incident update");
        OpenView open = form();

        assertThat(open.input("regions").orElseThrow().toString()).contains("quelle che nomina ora: americas");
        otto.submits(open, Map.of("message", "Europe, too", "regions", "europe"));

        await().atMost(SOON).until(() -> incidents.mutations().size() == 3);
        assertThat(incidents.mutations().get(2).body().path("regions").toString())
                .isEqualTo("[\"americas\",\"europe\"]");
    }

    @Test
    void aFormThatWasOpenForAWhileDoesNotOverwriteWhatHelpsMeanwhile() {
        otto.types(SlackWorld.GENERAL, "/incident declare Carts are empty");
        rosa.types(SlackWorld.GENERAL, "/incident workaround INC-1 Reload the page");
        otto.types(SlackWorld.GENERAL, "/incident update");
        OpenView open = form();
        assertThat(open.input("workaround").orElseThrow().toString()).contains("Ora dice: Reload the page");
        rosa.types(SlackWorld.GENERAL, "/incident workaround INC-1 Pay by invoice");

        Sent late = otto.submits(open, Map.of("message", "We know why", "workaround", "Reload twice"));

        assertThat(wrong(late).toString()).contains("Pay by invoice");
        assertThat(incidents.mutations()).hasSize(3);
        otto.submits(open, Map.of("message", "We know why"));
        await().atMost(SOON).until(() -> incidents.mutations().size() == 4);
        assertThat(incidents.mutations().get(3).body().toString()).isEqualTo("{\"message\":\"We know why\"}");
    }

    @Test
    void aFormThatWasOpenForAWhileDoesNotOverwriteHowAComponentDoes() {
        otto.types(SlackWorld.GENERAL, "/incident declare Carts are empty");
        incidents.affects("INC-1", CART, "Shopping cart", "major_outage");
        otto.types(SlackWorld.GENERAL, "/incident update");
        OpenView open = form();
        incidents.affects("INC-1", CART, "Shopping cart", "operational");
        Map<String, String> filled =
                Map.of("message", "Still bad", "components", CART, "component_status", "partial_outage");

        assertThat(wrong(otto.submits(open, filled)).toString()).contains("Shopping cart: funzionante");

        incidents.affects("INC-1", CART, "Shopping cart", "major_outage");
        otto.submits(open, filled);
        await().atMost(SOON).until(() -> incidents.mutations().size() == 2);
    }

    @Test
    void whatNobodyElseHasChangedIsSentWithoutAWord() {
        otto.types(SlackWorld.GENERAL, "/incident declare Carts are empty");
        otto.types(SlackWorld.GENERAL, "/incident update");
        OpenView open = form();
        rosa.types(SlackWorld.GENERAL, "/incident severity INC-1 SEV1");

        otto.submits(
                open,
                Map.of(
                        "message", "We know why",
                        "workaround", "Reload",
                        "components", CART,
                        "component_status", "partial_outage"));

        await().atMost(SOON).until(() -> incidents.mutations().size() == 3);
    }

    @Test
    void whoWasHeardOfBeforeTheBotWasStartedIsAnsweredInTheirLanguage() {
        SlackUser giulia = heardOfBefore("U0GIULIA", "it-IT");
        assertThat(platform.ask(
                                new Person("slack", SlackWorld.HOME, "U0GIULIA", "Giulia"),
                                occasion.write(new Occasion.Trigger(
                                        slack.trigger(home(), "U0GIULIA"), SlackWorld.GENERAL, "")),
                                new Form(
                                        "declare",
                                        "Dichiara",
                                        "Invia",
                                        List.of(new Form.Field(
                                                "title",
                                                "Titolo",
                                                new Form.Kind.Line(255),
                                                true,
                                                "",
                                                Optional.empty()))))
                        .await()
                        .indefinitely())
                .isTrue();

        Sent blank = giulia.submits(giulia.forms().get(0), Map.of("title", "  "));

        assertThat(wrong(blank).getString("title")).isEqualTo("Non compilato: Titolo");
    }

    /** By a bot that was stopped since, or by another one. */
    private SlackUser heardOfBefore(String id, String locale) {
        home().add(SlackPerson.member(id, SlackWorld.HOME, "Giulia").speaking(locale, "Europe/Rome"));
        database.query("INSERT INTO slack_person (workspace, id, name, locale, member, known_at) VALUES ('"
                        + SlackWorld.HOME + "', '" + id + "', 'Giulia', '" + locale + "', true, now())"
                        + " ON CONFLICT DO NOTHING")
                .execute()
                .await()
                .indefinitely();
        return slack.user(SlackWorld.HOME, id);
    }

    private static JsonObject wrong(Sent sent) {
        assertThat(sent.json().getString("response_action")).isEqualTo("errors");
        return sent.json().getJsonObject("errors");
    }

    private OpenView form() {
        await().atMost(SOON).until(() -> !otto.forms().isEmpty());
        return otto.forms().get(otto.forms().size() - 1);
    }

    private JsonNode sent() {
        await().atMost(SOON).until(() -> incidents.mutations().size() == 1);
        return incidents.mutations().get(0).body();
    }
}
