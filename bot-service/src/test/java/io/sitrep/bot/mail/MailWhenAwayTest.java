package io.sitrep.bot.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.bot.catalog.People;
import io.sitrep.bot.events.Told;
import io.sitrep.bot.fake.FakeNotifier;
import io.sitrep.bot.port.RoomWishes;
import io.sitrep.bot.rooms.Outage;
import io.sitrep.bot.rooms.PretendedPlatform;
import io.sitrep.bot.rooms.RoomsTestBase;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MailWhenAwayTest extends RoomsTestBase {
    @Inject
    People people;

    @Inject
    RoomWishes wishes;

    FakeNotifier notifier;

    @BeforeEach
    void twoPeopleAndOneWithoutAnAddressThatCanBe() {
        Told.catalog("person:mail-rosa", person("mail-rosa", "rosa@example.com", "it"));
        Told.catalog("person:mail-eve", person("mail-eve", "eve@example.com", null));
        Told.catalog("person:mail-odd", person("mail-odd", "nowhere", null));
        await().until(() ->
                seen(people.all()).stream().anyMatch(person -> person.key().equals("mail-odd")));
    }

    @Test
    void anIncidentDeclaredWhileChatIsAwayReachesRespondersByMailOnceInTheirLanguage() {
        platform.goesAway();
        notifier.isBroken(1);
        notifier.losesNextAnswers(1);
        Outage outage = Outage.of("Nobody hears").declared();

        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(addressees(outage)).contains("rosa@example.com", "eve@example.com"));
        assertThat(addressees(outage)).doesNotHaveDuplicates();
        assertThat(to(outage, "rosa@example.com").getString("subject"))
                .isEqualTo(outage.ref + " dichiarato: Nobody hears");
        assertThat(to(outage, "eve@example.com").getString("text"))
                .contains(outage.ref + ": Nobody hears", "chat does not work", "https://status.test/incidents/");
        await().atMost(Duration.ofSeconds(40)).until(() -> taken("declared:" + outage.id));

        platform.comesBack();
        settled(outage);
        assertThat(platform.roomsOf(outage.id)).hasSize(1);
        assertThat(addressees(outage)).doesNotHaveDuplicates();
    }

    @Test
    void aPromiseNoRoomCouldBeRemindedOfReachesThemTooAndOnlyThat() {
        Outage outage = Outage.of("Promised").declared();
        settled(outage);
        platform.goesAway();
        Instant due = Instant.now().minusSeconds(5).truncatedTo(ChronoUnit.MILLIS);

        outage.with("next_update_at", due.toString()).updated("Next update soon.");

        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(addressees(outage)).contains("rosa@example.com", "eve@example.com"));
        assertThat(to(outage, "eve@example.com").getString("subject"))
                .isEqualTo(outage.ref + ": the promised update is due");
        assertThat(to(outage, "eve@example.com").getString("text")).contains(" UTC");
        assertThat(addressees(outage)).doesNotHaveDuplicates();
    }

    @Test
    void whatARoomWasToldNobodyIsWritten() {
        Outage told = Outage.of("Told in chat")
                .with("next_update_at", Instant.now().plusSeconds(100).toString())
                .declared();
        settled(told);
        platform.goesAway();
        Outage later = Outage.of("Found later").declared();

        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(addressees(later)).isNotEmpty());

        assertThat(addressees(told)).isEmpty();
    }

    @Test
    void whoReadThatAnUpdateIsDueSoonIsWrittenWhenItIsOverdue() {
        Outage outage = Outage.of("Overdue meanwhile").declared();
        settled(outage);
        Instant due = Instant.now().plusSeconds(15).truncatedTo(ChronoUnit.MILLIS);
        outage.with("next_update_at", due.toString()).updated("Next update very soon.");
        await().until(() -> isPosted(outage, "due:" + due.getEpochSecond()));
        platform.goesAway();

        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(addressees(outage)).contains("rosa@example.com", "eve@example.com"));
        assertThat(Instant.now()).isAfter(due);
        assertThat(addressees(outage)).doesNotHaveDuplicates();
    }

    @Test
    void whatWasPutOffInARoomIsWrittenWhenItComesUpWhileChatIsAway() {
        Outage outage = Outage.of("Put off, then away")
                .with("next_update_at", Instant.now().minusSeconds(5).toString())
                .declared();
        settled(outage);
        Optional<Instant> until = seen(wishes.snooze(PretendedPlatform.NAME, workspace, outage.ref));
        platform.goesAway();

        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(addressees(outage)).contains("rosa@example.com", "eve@example.com"));
        assertThat(Instant.now()).isAfter(until.orElseThrow());
        assertThat(addressees(outage)).doesNotHaveDuplicates();
    }

    private boolean isPosted(Outage outage, String mark) {
        return seen(database.preparedQuery("SELECT FROM posted WHERE incident_id = $1 AND mark = $2")
                        .execute(Tuple.of(outage.id, mark))
                        .map(rows -> rows.size()))
                == 1;
    }

    @Test
    void whatAProcessHadInHandWhenItEndedIsToldByAnother() {
        platform.goesAway();
        Outage outage = Outage.of("Interrupted");
        seen(database.preparedQuery("INSERT INTO mailed (key, incident_id, holder, due_at)"
                        + " VALUES ($1, $2, gen_random_uuid(), now() + interval '6 seconds')")
                .execute(Tuple.of("declared:" + outage.id, outage.id)));
        outage.declared();

        await().atMost(Duration.ofSeconds(40)).until(() -> taken("declared:" + outage.id));
        assertThat(addressees(outage)).contains("rosa@example.com").doesNotHaveDuplicates();
    }

    private boolean taken(String key) {
        return seen(database.preparedQuery("SELECT FROM mailed WHERE key = $1 AND taken_at IS NOT NULL")
                        .execute(Tuple.of(key))
                        .map(rows -> rows.size()))
                == 1;
    }

    private List<String> addressees(Outage outage) {
        return notifier.about(outage.ref).stream()
                .flatMap(notice -> notice.getJsonArray("to").stream())
                .map(String::valueOf)
                .toList();
    }

    private JsonObject to(Outage outage, String address) {
        return notifier.about(outage.ref).stream()
                .filter(notice -> notice.getJsonArray("to").equals(new JsonArray().add(address)))
                .findFirst()
                .orElseThrow();
    }

    private static JsonObject person(String key, String email, String locale) {
        return new JsonObject()
                .put("kind", "person")
                .put("key", key)
                .put("name", key)
                .put("email", email)
                .put("locale", locale);
    }
}
