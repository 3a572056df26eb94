package io.sitrep.bot.rooms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.bot.events.Told;
import io.sitrep.bot.fake.FakeRecords;
import io.sitrep.bot.port.RoomKeeper;
import io.sitrep.bot.reply.Card;
import io.sitrep.bot.rooms.PretendedPlatform.Chamber;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RoomsTest extends RoomsTestBase {
    @Inject
    MeterRegistry meters;

    @Test
    void anIncidentBornElsewhereGetsItsRoomWithAllThatBelongsThere() {
        Told.catalog("person:rosa", person("rosa", "URosa"));
        Told.catalog("runbook:pay", runbook());

        Outage outage = Outage.of("Café checkout is down")
                .commandedBy("Ada", PretendedPlatform.NAME + ":" + workspace + ":UAda")
                .declared();

        settled(outage);
        Chamber room = theRoomOf(outage);
        assertThat(room.doors).isEqualTo(RoomKeeper.Doors.OPEN);
        assertThat(room.name).isEqualTo(outage.ref.toLowerCase() + "-cafe-checkout-is-down");
        assertThat(room.topic).contains(outage.ref, "SEV2", "Investigating", "Ada");
        assertThat(room.invitations).contains("UAda");
        assertThat(room.bookmarks)
                .containsEntry("Status page", URI.create("http://status.test"))
                .containsKey(outage.ref);
        assertThat(room.pins).containsExactly(marked(outage, "card").id);
        assertThat(textOf(marked(outage, "card").card))
                .contains("Café checkout is down", "SEV2", "Ada", "We look into it.");
        assertThat(commands(marked(outage, "card").card))
                .containsExactly(
                        "update " + outage.ref,
                        "severity " + outage.ref,
                        "lead " + outage.ref,
                        "resolve " + outage.ref);
        assertThat(inChannel(outage))
                .singleElement()
                .satisfies(announced -> assertThat(textOf(announced.card))
                        .contains("#" + room.name, "https://chat.test/" + workspace + "/" + room.channel));
        assertThat(incidents.records().link(outage.id, rel()).getString("url"))
                .isEqualTo("https://chat.test/" + workspace + "/" + room.channel);
        assertThat(textOf(marked(outage, "runbook:pay").card)).contains("☐ Look at the provider");
    }

    @Test
    void cardsFollowEachChangeInPlace() {
        Outage outage = Outage.of("Search is slow").declared();
        settled(outage);
        int before = inRoom(outage).size();

        outage.with("severity", "SEV1").commandedBy("Grace", null).updated("We found it.");

        await().untilAsserted(() -> {
            assertThat(textOf(marked(outage, "card").card)).contains("SEV1", "Grace", "We found it.");
            assertThat(textOf(inChannel(outage).get(0).card)).contains("SEV1", "Grace", "We found it.");
            assertThat(theRoomOf(outage).topic).contains("SEV1", "Grace");
        });
        assertThat(inRoom(outage)).hasSize(before);
        assertThat(inChannel(outage)).hasSize(1);
    }

    @Test
    void whatThePublicMayNotKnowYetIsReadInTheRoomAlone() {
        Outage outage = Outage.of("Payments fail").declared();
        settled(outage);

        outage.saidLater("Not yet.");
        await().untilAsserted(
                        () -> assertThat(textOf(marked(outage, "card").card)).contains("Not yet."));
        outage.saidInside("We lost the key.");
        await().untilAsserted(
                        () -> assertThat(textOf(marked(outage, "card").card)).contains("We lost the key."));
        settled(outage);
        assertThat(textOf(inChannel(outage).get(0).card)).doesNotContain("We lost the key.", "Not yet.");

        outage.updated("We have it back.");
        await().untilAsserted(
                        () -> assertThat(textOf(inChannel(outage).get(0).card)).contains("We have it back."));
    }

    @Test
    void whatWasOutWhenItsTellingWasStoppedStaysOnTheCardsAndWhatWasNotGoes() {
        Outage outage = Outage.of("Stopped").declared().updated("We know why.");
        outage.stopped().with("severity", "SEV1").happens("edited");
        Outage held = Outage.of("Never told").declared().saidLater("Not yet.");
        held.stopped().with("severity", "SEV1").happens("edited");
        for (Outage each : List.of(outage, held)) {
            await().untilAsserted(
                            () -> assertThat(textOf(marked(each, "card").card)).contains("SEV1"));
            settled(each);
        }

        assertThat(textOf(marked(outage, "card").card)).contains("We know why.");
        assertThat(textOf(inChannel(outage).get(0).card)).contains("We know why.");
        assertThat(textOf(marked(held, "card").card)).doesNotContain("Not yet.");
    }

    @Test
    void whoeverDeclaredItInTheWorkspaceIsCalledIntoTheRoomOnceThoughNobodyKnowsThem() {
        Outage here = Outage.of("Declared here").with("origin", PretendedPlatform.NAME);
        Outage elsewhere = Outage.of("Declared elsewhere").with("origin", PretendedPlatform.NAME);
        incidents.records().declaredBy(here.id, mine("UDeb"));
        incidents.records().declaredBy(elsewhere.id, PretendedPlatform.NAME + ":other:UDeb");
        here.declared();
        elsewhere.declared();
        settled(here);
        settled(elsewhere);

        assertThat(theRoomOf(here).invitations).contains("UDeb");
        assertThat(theRoomOf(elsewhere).invitations).doesNotContain("UDeb", "UNobody");
        theRoomOf(here).invitations.clear();
        here.updated("Who leaves is not called back.");
        await().untilAsserted(
                        () -> assertThat(textOf(marked(here, "card").card)).contains("not called back"));
        settled(here);
        assertThat(theRoomOf(here).invitations).doesNotContain("UDeb");
    }

    @Test
    void anInternalIncidentHasARoomAndIsAnnouncedNowhere() {
        Outage outage =
                Outage.of("A secret leaked").with("visibility", "internal").declared();
        settled(outage);

        assertThat(textOf(marked(outage, "card").card)).contains("A secret leaked");
        assertThat(inChannel(outage)).isEmpty();
        assertThat(theRoomOf(outage).doors).isEqualTo(RoomKeeper.Doors.CLOSED);

        outage.with("visibility", "public").updated("Now everybody knows.");
        await().untilAsserted(() -> assertThat(inChannel(outage)).hasSize(1));
        outage.with("visibility", "internal").updated("No longer.");
        await().untilAsserted(() -> assertThat(textOf(inChannel(outage).get(0).card))
                .contains(outage.ref)
                .doesNotContain("A secret leaked", "No longer."));
        assertThat(commands(inChannel(outage).get(0).card)).isEmpty();
    }

    @Test
    void aCardThatSomebodyDeletedIsPostedAndPinnedAgain() {
        Outage outage = Outage.of("Mail is late").declared();
        settled(outage);
        platform.somebodyDeletes(marked(outage, "card"));

        outage.updated("Still late.");

        await().untilAsserted(() -> {
            assertThat(textOf(marked(outage, "card").card)).contains("Still late.");
            assertThat(theRoomOf(outage).pins).contains(marked(outage, "card").id);
        });
    }

    @Test
    void whatIsImportedOrAMaintenanceOrOverAlreadyGetsNoRoom() {
        Outage imported = Outage.of("Long ago").with("origin", "import").declared();
        Outage maintenance = Outage.of("New disks").with("kind", "maintenance").declared();
        Outage over = Outage.of("Over").resolved();
        Outage later = Outage.of("Real").declared();

        settled(later);

        assertThat(List.of(imported, maintenance, over)).allSatisfy(none -> {
            assertThat(platform.roomsOf(none.id)).isEmpty();
            assertThat(inChannel(none)).isEmpty();
        });
    }

    @Test
    void aNameThatIsTakenGetsANumber() {
        Outage outage = Outage.of("Twice");
        platform.takesRoom(workspace, outage.ref.toLowerCase() + "-twice");

        outage.declared();

        settled(outage);
        assertThat(theRoomOf(outage).name).isEqualTo(outage.ref.toLowerCase() + "-twice-2");
    }

    @Test
    void aRoomRefusedFiveTimesIsPendingOnTheCardAndTheTimelineAndIsMadeLater() {
        Outage outage = Outage.of("No room");
        platform.refusesRoomsOf(outage.id, 6);
        outage.declared();
        for (int i = 1; i < Presence.MANY_FAILURES; i++) {
            int failures = i;
            await().untilAsserted(() -> assertThat(roomFailures(outage)).isGreaterThanOrEqualTo(failures));
            outage.updated("Not yet.");
        }

        await().untilAsserted(() -> {
            assertThat(inChannel(outage)).hasSize(1);
            assertThat(textOf(inChannel(outage).get(0).card)).contains("pending");
            assertThat(notes(outage)).hasSize(1);
        });
        outage.updated("Look again.");
        await().untilAsserted(() -> assertThat(roomFailures(outage)).isNotEqualTo(Presence.MANY_FAILURES));
        outage.updated("And again.");

        settledWithRoom(outage);
        assertThat(textOf(inChannel(outage).get(0).card)).doesNotContain("pending");
        assertThat(inChannel(outage)).hasSize(1);
        assertThat(notes(outage)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whateverIsInterruptedIsThereOnceInTheEnd(boolean crash) {
        List<Outage> outages = new ArrayList<>();
        for (int call = 1; call <= 8; call++) {
            Outage outage = Outage.of("Interrupted at " + call).commandedBy("Ada", mine("UAda"));
            if (crash) {
                platform.crashesAfter(outage.id, call);
            } else {
                platform.losesAnswer(outage.id, call);
            }
            outages.add(outage.declared());
        }

        for (Outage outage : outages) {
            settledWithRoom(outage);
            assertThat(inChannel(outage)).hasSize(1);
            assertThat(inRoom(outage).stream().map(message -> message.mark)).doesNotHaveDuplicates();
            assertThat(theRoomOf(outage).pins).containsExactly(marked(outage, "card").id);
            assertThat(theRoomOf(outage).invitations).contains("UAda").doesNotHaveDuplicates();
            assertThat(theRoomOf(outage).bookmarks).hasSize(2);
            assertThat(theRoomOf(outage).topic).contains(outage.ref);
            assertThat(incidents.records().link(outage.id, rel())).isNotNull();
        }
        // Each of the scripted interruptions came to pass.
        assertThat(outages).allMatch(outage -> platform.isOver(outage.id));
    }

    @Test
    void whatThePlatformWantsLeftAloneForAWhileKeepsNothingElseWaiting() {
        platform.isBusyWith(PretendedPlatform.Deed.BOOKMARK, Duration.ofMinutes(2));
        Outage outage = Outage.of("Busy").declared();
        await().untilAsserted(() -> assertThat(failures(outage)).isPositive());

        outage.updated("Still shown.");
        await().untilAsserted(
                        () -> assertThat(textOf(marked(outage, "card").card)).contains("Still shown."));

        platform.isBusyWith(PretendedPlatform.Deed.EDIT, Duration.ofSeconds(2));
        outage.with("next_update_at", Instant.now().plusSeconds(60).toString()).updated("Edited later.");
        await().untilAsserted(
                        () -> assertThat(textOf(marked(outage, "due:").card)).contains("due soon"));
        assertThat(textOf(marked(outage, "card").card)).doesNotContain("Edited later.");

        platform.isBusyNoMore();
        settled(outage);
        assertThat(textOf(marked(outage, "card").card)).contains("Edited later.");
        assertThat(theRoomOf(outage).bookmarks).containsKey(outage.ref);
    }

    @Test
    void whileThePlatformIsAwayNothingIsLostAndWhatEndedMeanwhileGetsNoRoom() {
        Outage known = Outage.of("Known before").declared();
        settled(known);
        platform.goesAway();
        Outage born = Outage.of("Born meanwhile").declared();
        Outage ended = Outage.of("Over meanwhile").declared();
        known.with("severity", "SEV1").updated("Worse.").updated("Worst.");
        await().untilAsserted(() -> assertThat(failures(born)).isPositive());
        ended.resolved();
        await().untilAsserted(() -> assertThat(isOpen(ended)).isFalse());

        platform.comesBack();

        settledWithRoom(born);
        settledWithRoom(known);
        settled(ended);
        assertThat(textOf(marked(known, "card").card)).contains("SEV1", "Worst.");
        assertThat(inChannel(known))
                .singleElement()
                .satisfies(card -> assertThat(textOf(card.card)).contains("Worst."));
        assertThat(inChannel(born)).hasSize(1);
        assertThat(platform.roomsOf(ended.id)).isEmpty();
        assertThat(inChannel(ended)).isEmpty();
    }

    @Test
    void aSecondWorkspaceGetsARoomOfItsOwnWithItsOwnPeople() {
        String other = "X" + workspace;
        platform.isInstalledIn(other, null);
        seen(workspaces.askAll());
        Outage outage = Outage.of("Both").commandedBy("Ada", mine("UAda")).declared();

        await().untilAsserted(() -> assertThat(platform.roomsOf(outage.id)).hasSize(2));
        settled(outage);
        await().untilAsserted(() -> assertThat(platform.roomsOf(outage.id))
                .filteredOn(room -> room.workspace.equals(workspace))
                .singleElement()
                .satisfies(room -> assertThat(room.invitations).contains("UAda")));
        assertThat(platform.roomsOf(outage.id))
                .filteredOn(room -> room.workspace.equals(other))
                .singleElement()
                .satisfies(room -> assertThat(room.invitations).doesNotContain("UAda"));
    }

    @Test
    void aResolvedIncidentSaysSoOnItsCards() {
        Outage outage = Outage.of("Short").declared();
        settled(outage);

        outage.resolved();

        await().untilAsserted(() -> {
            assertThat(marked(outage, "card").card.tone()).isEqualTo(Card.Tone.OVER);
            assertThat(inChannel(outage).get(0).card.tone()).isEqualTo(Card.Tone.OVER);
            assertThat(commands(inChannel(outage).get(0).card))
                    .containsExactly("postmortem " + outage.ref, "reopen " + outage.ref);
        });
    }

    @Test
    void whatIsNotThereYetIsSeenInTheMetrics() {
        platform.goesAway();
        Outage outage = Outage.of("Measured").declared();

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(gauge("sitrep.rooms.pending")).isPositive();
            assertThat(gauge("sitrep.rooms.oldest.look.seconds")).isPositive();
        });
        assertThat(platform.roomsOf(outage.id)).isEmpty();
    }

    private double gauge(String name) {
        return meters.get(name).gauge().value();
    }

    private void settledWithRoom(Outage outage) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(platform.roomsOf(outage.id)).hasSize(1));
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            settled(outage);
            return true;
        });
    }

    private String mine(String person) {
        return PretendedPlatform.NAME + ":" + workspace + ":" + person;
    }

    /** Of the other platforms of the tests there may be more. */
    private List<FakeRecords.Entry> notes(Outage outage) {
        return incidents.records().timeline(outage.id).stream()
                .filter(entry -> entry.body().getString("text").contains(PretendedPlatform.NAME))
                .toList();
    }

    private String rel() {
        return "room-" + PretendedPlatform.NAME + "-" + workspace.toLowerCase();
    }

    private int failures(Outage outage) {
        return most("failures", outage);
    }

    private int roomFailures(Outage outage) {
        return most("room_failures", outage);
    }

    private int most(String column, Outage outage) {
        return seen(database.preparedQuery(
                        "SELECT coalesce(max(" + column + "), 0) AS most FROM presence WHERE incident_id = $1")
                .execute(Tuple.of(outage.id))
                .map(rows -> rows.iterator().next().getInteger("most")));
    }

    private static JsonObject person(String key, String id) {
        return new JsonObject()
                .put("kind", "person")
                .put("key", key)
                .put("name", key)
                .put("slack", new JsonArray().add(id));
    }

    private static JsonObject runbook() {
        return new JsonObject()
                .put("kind", "runbook")
                .put("key", "pay")
                .put("name", "Payments")
                .put("labels", new JsonArray().add("checkout"))
                .put("checklist", new JsonArray().add("Look at the provider"));
    }
}
