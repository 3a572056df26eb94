package io.sitrep.bot.pins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.bot.catalog.People;
import io.sitrep.bot.events.Told;
import io.sitrep.bot.fake.FakeRecords.Entry;
import io.sitrep.bot.port.Person;
import io.sitrep.bot.port.RoomKeeper.Spot;
import io.sitrep.bot.rooms.Outage;
import io.sitrep.bot.rooms.PretendedPlatform;
import io.sitrep.bot.rooms.RoomsTestBase;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TimelinePinsTest extends RoomsTestBase {
    private static final Instant WRITTEN = Instant.parse("2026-03-04T10:00:00Z");

    @Inject
    TimelinePins pins;

    @Inject
    People people;

    private Outage outage;
    private Spot room;
    private String message;

    @BeforeEach
    void aMessageInARoom() {
        outage = Outage.of("Pinned").declared();
        settled(outage);
        room = new Spot(workspace, theRoomOf(outage).channel);
        message = "P" + UUID.randomUUID();
        platform.somebodyWrites(message, someone("Grace"), WRITTEN, "The disk is full");
    }

    @Test
    void aPinnedMessageIsOnTheTimelineOnceWithItsAuthorItsTimeAndItsText() {
        seen(pins.pinned(room, message, someone("Ada")));
        seen(pins.pinned(room, message, someone("Ada")));
        seen(pins.pinned(room, message, someone("Rosa")));

        assertThat(timeline()).singleElement().satisfies(entry -> {
            assertThat(entry.body().getString("text")).isEqualTo("The disk is full");
            assertThat(entry.body().getString("author")).isEqualTo("Grace");
            assertThat(entry.body().getString("at")).isEqualTo(WRITTEN.toString());
            assertThat(entry.body().getString("source")).contains(message);
            assertThat(entry.actor()).isEqualTo(someone("Ada").actorId());
        });
    }

    @Test
    void whomTheCatalogKnowsHasItsNameOnTheTimeline() {
        Told.catalog(
                "person:grace",
                new JsonObject()
                        .put("kind", "person")
                        .put("key", "grace")
                        .put("name", "Grace Hopper")
                        .put("discord", new JsonArray().add("1906")));
        Person grace = new Person("discord", "100", "1906", "gracie");
        await().until(() -> people.named(grace).await().indefinitely().name().equals("Grace Hopper"));
        platform.somebodyWrites(message, grace, WRITTEN, "The disk is full");
        try {
            seen(pins.pinned(room, message, someone("Ada")));
        } finally {
            Told.catalog("person:grace", null);
        }

        assertThat(timeline())
                .singleElement()
                .satisfies(entry -> assertThat(entry.body().getString("author")).isEqualTo("Grace Hopper"));
    }

    @Test
    void anAnswerThatIsLostMakesNoSecondEntryThoughTheTextChangedMeanwhile() {
        incidents.records().losesNextAnswer(outage.id);
        assertThatThrownBy(() -> seen(pins.pinned(room, message, someone("Ada"))));
        platform.somebodyWrites(message, someone("Grace"), WRITTEN, "The disk was full");

        seen(pins.pinned(room, message, someone("Ada")));
        seen(pins.edited(room, message));

        assertThat(timeline())
                .singleElement()
                .satisfies(entry -> assertThat(entry.body().getString("text")).isEqualTo("The disk was full"));
    }

    @Test
    void anEditIsFollowedAlsoBackToWhatItWas() {
        seen(pins.pinned(room, message, someone("Ada")));
        for (String text : List.of("The disk is nearly full", "The disk is full", "The disk is nearly full")) {
            platform.somebodyWrites(message, someone("Grace"), WRITTEN, text);

            seen(pins.edited(room, message));

            assertThat(timeline())
                    .singleElement()
                    .satisfies(
                            entry -> assertThat(entry.body().getString("text")).isEqualTo(text));
        }
    }

    @Test
    void whatIsUnpinnedOrDeletedIsTakenAwayAndPinnedAgainIsAnotherEntry() {
        seen(pins.pinned(room, message, someone("Ada")));
        seen(pins.unpinned(room, message, someone("Ada")));
        seen(pins.unpinned(room, message, someone("Ada")));
        assertThat(timeline()).singleElement().matches(Entry::removed);

        seen(pins.pinned(room, message, someone("Ada")));
        assertThat(timeline()).filteredOn(entry -> !entry.removed()).hasSize(1);
        seen(pins.deleted(room, message));

        assertThat(timeline()).hasSize(2).allMatch(Entry::removed);
    }

    @Test
    void whatIsPinnedElsewhereOrGoneOrNeverPinnedConcernsNobody() {
        seen(pins.pinned(new Spot(workspace, channel), message, someone("Ada")));
        seen(pins.pinned(room, "nowhere", someone("Ada")));
        seen(pins.edited(room, "nowhere"));
        seen(pins.unpinned(room, "nowhere", someone("Ada")));
        seen(pins.deleted(room, message));

        assertThat(timeline()).isEmpty();
    }

    @Test
    void whileThePlatformIsAwayAPinFailsAndIsMadeWhenToldAgain() {
        platform.goesAway();
        assertThatThrownBy(() -> seen(pins.pinned(room, message, someone("Ada"))));
        platform.comesBack();

        seen(pins.pinned(room, message, someone("Ada")));

        assertThat(timeline()).hasSize(1);
    }

    @Test
    void aMessageWithoutWordsIsKnownByWhereItStands() {
        platform.somebodyWrites(message, someone("Grace"), WRITTEN, " ");

        seen(pins.pinned(room, message, someone("Ada")));

        assertThat(timeline())
                .singleElement()
                .satisfies(entry -> assertThat(entry.body().getString("text")).contains("https://", message));
    }

    private List<Entry> timeline() {
        return incidents.records().timeline(outage.id).stream()
                .filter(entry -> entry.body().containsKey("source"))
                .toList();
    }

    private Person someone(String name) {
        return new Person(PretendedPlatform.NAME, workspace, "U" + name, name);
    }
}
