package io.sitrep.bot.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.sitrep.bot.BotTest;
import io.sitrep.bot.events.Told;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CatalogTest extends BotTest {
    private static final Path EXAMPLES = Path.of("..", "incident-service", "contract", "examples");

    @Inject
    People people;

    @Inject
    Runbooks runbooks;

    @Inject
    Templates templates;

    @Inject
    RoleNames roles;

    @Inject
    CatalogThings things;

    @Test
    void whatTheProducerShowsIsThere() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            files.filter(file -> file.getFileName().toString().startsWith("catalog-"))
                    .sorted()
                    .forEach(CatalogTest::tell);
        }

        await().untilAsserted(() -> {
            assertThat(seen(people.all())).anySatisfy(ada -> {
                assertThat(ada.name()).isEqualTo("Ada Lovelace");
                assertThat(ada.email()).isEqualTo("ada@example.com");
                assertThat(ada.idsOn("slack", "T1")).containsExactly("U0ADA");
                assertThat(ada.idsOn("discord", "1")).containsExactly("123456");
                assertThat(ada.chatRole()).isEqualTo("publisher");
                assertThat(ada.locale()).isEqualTo("it");
            });
            assertThat(seen(templates.firstUpdate())).hasValueSatisfying(first -> {
                assertThat(first.message()).isEqualTo("We look into {{components}}.");
                assertThat(first.translations().get("it").message()).isEqualTo("Verifichiamo {{components}}.");
            });
            assertThat(seen(roles.all())).extracting(RoleNames.Duty::key).contains("translator");
            assertThat(seen(runbooks.matching(
                            Set.of(UUID.fromString("0195600a-0000-7000-8000-000000000001")), "SEV1", List.of())))
                    .extracting(Runbook::checklist)
                    .contains(List.of("Look at sign-in"));
        });
        // Declarations of other tests say their own first words.
        Told.catalog("template:first", null);
        await().until(() -> seen(templates.firstUpdate()).isEmpty());
    }

    @Test
    void whoIsTakenOutOfTheCatalogIsGoneAndDoesNotComeBackByAnOlderRecord() {
        Instant earlier = Instant.parse("2026-03-04T10:00:00Z");
        Told.catalog("person:bob", person("bob", "U0BOB"));
        await().until(() -> seen(people.called("slack", "T1", "U0BOB")).isPresent());

        Told.catalog("person:bob", null);
        await().until(() -> seen(people.called("slack", "T1", "U0BOB")).isEmpty());
        seen(things.keep(new ToldThing("person", "bob", person("bob", "U0BOB"), earlier, 1)));

        assertThat(seen(people.called("slack", "T1", "U0BOB"))).isEmpty();
    }

    @Test
    void anIdOfOneWorkspaceCountsThereAlone() {
        Colleague eve = new Colleague("eve", "Eve", null, List.of("T1:U7", "U8"), null, "responder", "it");

        assertThat(eve.idsOn("slack", "T1")).containsExactly("U7", "U8");
        assertThat(eve.idsOn("slack", "T2")).containsExactly("U8");
    }

    @Test
    void aRunbookIsForItsComponentOrItsLabelAndForItsSeverityAlone() {
        UUID checkout = UUID.randomUUID();
        Runbook runbook = new Runbook(
                "pay", "Payments", null, List.of(checkout), List.of("SEV1"), List.of("web shop"), List.of("Look"));

        assertThat(runbook.isFor(Set.of(checkout), "SEV1", List.of())).isTrue();
        assertThat(runbook.isFor(Set.of(), "SEV1", List.of("The web-shop is down")))
                .isTrue();
        assertThat(runbook.isFor(Set.of(checkout), "SEV2", List.of())).isFalse();
        assertThat(runbook.isFor(Set.of(), "SEV1", List.of("The web shops are down")))
                .isFalse();
        assertThat(new Runbook("any", "Any", null, null, null, null, null).isFor(Set.of(), "SEV4", List.of()))
                .isTrue();
    }

    @Test
    void whatCanNotBeReadIsPassedOver() {
        Told.catalog("nothing", new JsonObject());
        Told.catalog("person:", new JsonObject());
        Told.catalog("person:carol", person("carol", "U0CAROL"));

        await().until(() -> seen(people.called("slack", "T1", "U0CAROL")).isPresent());
    }

    private static void tell(Path example) {
        try {
            JsonObject whole = new JsonObject(Files.readString(example));
            Told.catalog(whole.getString("key"), whole.getJsonObject("data"));
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static JsonObject person(String key, String slack) {
        return new JsonObject()
                .put("kind", "person")
                .put("key", key)
                .put("name", key)
                .put("slack", new JsonArray().add(slack));
    }

    private static <T> T seen(Uni<T> look) {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> look);
        } catch (Throwable failure) {
            throw new AssertionError(failure);
        }
    }
}
