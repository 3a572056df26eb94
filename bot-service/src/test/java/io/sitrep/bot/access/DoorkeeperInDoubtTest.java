package io.sitrep.bot.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.sitrep.bot.catalog.People;
import io.sitrep.bot.events.Told;
import io.sitrep.bot.port.Person;
import io.sitrep.bot.slack.SlackTest;
import io.sitrep.bot.slack.SlackWorld;
import io.sitrep.fakes.slack.SlackPerson;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a role of the catalog is worth while Slack can't say who somebody is. */
@QuarkusTest
class DoorkeeperInDoubtTest extends SlackTest {
    @Inject
    Doorkeeper doorkeeper;

    @Inject
    People people;

    @Inject
    Pool database;

    private String id;

    @BeforeEach
    void theCatalogGivesSomebodyARole() {
        id = "U0" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
        home().add(SlackPerson.member(id, SlackWorld.HOME, "Somebody"));
        Told.catalog(
                "person:in-doubt",
                new JsonObject()
                        .put("kind", "person")
                        .put("key", "in-doubt")
                        .put("name", "Somebody")
                        .put("slack", new JsonArray().add(id))
                        .put("chat_role", "admin"));
        await().until(() -> isInTheCatalog());
    }

    @AfterEach
    void slackIsThereAndTheCatalogAsItWas() {
        slack.comeBack();
        Told.catalog("person:in-doubt", null);
        await().atMost(Duration.ofSeconds(30)).until(() -> !isInTheCatalog());
        // After it was away Slack is left in peace for some seconds.
        String unknown = id + "X";
        home().add(SlackPerson.member(unknown, SlackWorld.HOME, "Somebody else"));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> admitted(unknown) instanceof Admission.Refused refused && !refused.inDoubt());
    }

    @Test
    void whomSlackNeverCalledAMemberIsNotLetInByTheCatalogWhileItIsAway() {
        slack.goAway();

        Admission admission = admitted(id);

        assertThat(admission)
                .isInstanceOfSatisfying(
                        Admission.Refused.class,
                        refused -> assertThat(refused.inDoubt()).isTrue());
    }

    @Test
    void whomSlackCalledAMemberTodayIsLetInByTheCatalogWhileItIsAway() {
        assertThat(admitted(id)).isInstanceOf(Admission.Admitted.class);
        run("UPDATE slack_person SET known_at = now() - interval '23 hours' WHERE id = '" + id + "'");
        slack.goAway();

        assertThat(admitted(id)).isInstanceOf(Admission.Admitted.class);
        run("UPDATE slack_person SET known_at = now() - interval '25 hours' WHERE id = '" + id + "'");
        assertThat(admitted(id)).isInstanceOf(Admission.Refused.class);
    }

    private Admission admitted(String who) {
        Person person = new Person("slack", SlackWorld.HOME, who, who);
        return seen(() -> doorkeeper.admit(person, Optional.of(Role.RESPONDER)));
    }

    private boolean isInTheCatalog() {
        return seen(() -> people.called("slack", SlackWorld.HOME, id)).isPresent();
    }

    private void run(String statement) {
        seen(() -> database.query(statement).execute());
    }

    private static <T> T seen(Supplier<Uni<T>> asked) {
        try {
            return VertxContextSupport.subscribeAndAwait(asked);
        } catch (Throwable failure) {
            throw new AssertionError(failure);
        }
    }
}
