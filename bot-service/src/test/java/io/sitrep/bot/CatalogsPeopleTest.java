package io.sitrep.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.bot.catalog.People;
import io.sitrep.bot.catalog.Templates;
import io.sitrep.bot.events.Told;
import io.sitrep.bot.fake.FakeSlack;
import io.sitrep.bot.port.Person;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the catalog says of people and of first words, as far as commands go by it. */
@QuarkusTest
class CatalogsPeopleTest extends BotTest {
    @Inject
    People people;

    @Inject
    Templates templates;

    @AfterEach
    void theCatalogIsAsItWas() {
        List.of("person:vera", "person:gus", "template:of-this-test").forEach(key -> Told.catalog(key, null));
        await().until(() -> called(FakeSlack.VIEWER) + called(FakeSlack.GUEST) == 0
                && templates.all().await().indefinitely().stream()
                        .noneMatch(template -> template.key().equals("of-this-test")));
    }

    @Test
    void aRoleOfTheCatalogCountsWhereItIsTheHigherOne() {
        told("vera", FakeSlack.VIEWER, "responder", "de");

        JsonNode answer = types(FakeSlack.VIEWER, "declare Checkout is down");

        assertForAll(answer);
        assertThat(textOf(answer)).contains("INC-1 gemeldet", "wird untersucht");
    }

    @Test
    void aGuestHasNoRoleWhateverTheCatalogSays() {
        told("gus", FakeSlack.GUEST, "admin", "fr");

        JsonNode answer = types(FakeSlack.GUEST, "declare Checkout is down");

        assertPrivate(answer);
        assertThat(textOf(answer)).contains("Il faut le rôle responder", "vous n’en avez pas");
        assertThat(incidents.mutations()).isEmpty();
    }

    @Test
    void whomTheCatalogKnowsHasItsNameWhoeverNamesThem() {
        told("vera", FakeSlack.VIEWER, "responder", "en");

        types(FakeSlack.VIEWER, "declare Checkout is down");
        assertThat(incidents.mutations().get(0).name()).isEqualTo("vera");
        assertThat(incidents.mutations().get(0).actor()).isEqualTo("slack:T0HOME:" + FakeSlack.VIEWER);

        types(FakeSlack.RESPONDER, "lead INC-1 <@" + FakeSlack.VIEWER + "|nick>");
        assertThat(incidents.mutations().get(1).body().path("person").asText()).isEqualTo("vera");
    }

    @Test
    void aPersonOfTheCatalogIsOneOnBothPlatforms() {
        Told.catalog(
                "person:vera",
                new JsonObject()
                        .put("kind", "person")
                        .put("key", "vera")
                        .put("name", "Vera of the catalog")
                        .put("slack", new JsonArray().add(FakeSlack.VIEWER))
                        .put("discord", new JsonArray().add("100:42")));
        await().until(() -> called(FakeSlack.VIEWER) == 1);

        assertThat(List.of(
                        named("slack", FakeSlack.HOME, FakeSlack.VIEWER),
                        named("discord", "100", "42"),
                        named("discord", "200", "42")))
                .containsExactly("Vera of the catalog", "Vera of the catalog", "nick");
    }

    private String named(String platform, String workspace, String id) {
        return people.named(new Person(platform, workspace, id, "nick"))
                .await()
                .indefinitely()
                .name();
    }

    @Test
    void refusalsAndMistakesAreInThePersonsLanguageToo() {
        told("vera", FakeSlack.VIEWER, "viewer", "es");

        assertThat(textOf(types(FakeSlack.VIEWER, "reslove INC-1"))).contains("¿Querías decir resolve?");
        assertThat(textOf(types(FakeSlack.VIEWER, "resolve INC-1"))).contains("Hace falta el rol responder");
        assertThat(textOf(types(FakeSlack.VIEWER, "list"))).isEqualTo("No hay ningún incidente abierto.");
    }

    @Test
    void whatTheIncidentServiceRefusesIsSaidInThePersonsLanguage() {
        told("vera", FakeSlack.VIEWER, "responder", "es");
        types(FakeSlack.VIEWER, "declare Checkout is down");
        types(FakeSlack.VIEWER, "resolve INC-1");

        assertThat(textOf(types(FakeSlack.VIEWER, "status INC-1 monitoring Otra vez")))
                .startsWith("Un incidente en estado «resuelto» no puede pasar a «");
        assertThat(textOf(types(FakeSlack.VIEWER, "update INC-99 Hola"))).isEqualTo("El incidente INC-99 no existe.");
        assertThat(textOf(types(FakeSlack.VIEWER, "declare a forbidden title")))
                .startsWith("Falta un valor o no está permitido.");
    }

    @Test
    void oneDeclarationIsSaidInThreeLanguagesByTheCatalogsTemplate() {
        Told.catalog(
                "template:of-this-test",
                new JsonObject()
                        .put("kind", "template")
                        .put("key", "of-this-test")
                        .put("first_update", true)
                        .put("message", "We look into {{title}} ({{severity}}) at {{components}}.")
                        .put(
                                "translations",
                                new JsonObject()
                                        .put("it", new JsonObject().put("message", "Verifichiamo {{components}}."))
                                        .put("fr", new JsonObject().put("message", "Nous vérifions {{ title }}."))));
        await().until(() -> templates.firstUpdate().await().indefinitely().isPresent());

        types(FakeSlack.RESPONDER, "declare SEV2 $1 is down");

        JsonNode body = incidents.mutations().get(0).body();
        assertThat(body.path("message").asText()).isEqualTo("We look into $1 is down (SEV2) at our services.");
        assertThat(body.path("translations"))
                .isEqualTo(json("{\"fr\":{\"message\":\"Nous vérifions $1 is down.\"},"
                        + "\"it\":{\"message\":\"Verifichiamo i nostri servizi.\"}}"));
    }

    private void told(String key, String slack, String role, String locale) {
        Told.catalog(
                "person:" + key,
                new JsonObject()
                        .put("kind", "person")
                        .put("key", key)
                        .put("name", key)
                        .put("slack", new JsonArray().add(slack))
                        .put("chat_role", role)
                        .put("locale", locale));
        await().until(() -> called(slack) == 1);
    }

    private int called(String slack) {
        return people.called("slack", FakeSlack.HOME, slack)
                        .await()
                        .indefinitely()
                        .isPresent()
                ? 1
                : 0;
    }
}
