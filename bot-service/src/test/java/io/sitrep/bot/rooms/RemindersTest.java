package io.sitrep.bot.rooms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.bot.events.Told;
import io.sitrep.bot.port.RoomWishes;
import io.sitrep.bot.port.RoomWishes.Archiving;
import io.sitrep.bot.port.RoomsOfIncidents;
import io.sitrep.bot.rooms.PretendedPlatform.Posted;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a room is told as time goes by: what is missing, what was promised, how many know, how it ended. */
@QuarkusTest
class RemindersTest extends RoomsTestBase {
    @Inject
    RoomWishes wishes;

    @Inject
    RoomsOfIncidents rooms;

    @Test
    void nobodyInCommandIsSaidOnceAfterAWhileAndSettledWhenSomebodyIs() {
        Outage fresh = Outage.of("Fresh").declared();
        Outage old =
                Outage.of("Old").with("created_at", ago(Duration.ofMinutes(6))).declared();
        settled(fresh);
        settled(old);
        assertThat(marks(fresh)).doesNotContain("nudge");
        assertThat(commands(marked(old, "nudge").card)).containsExactly("lead " + old.ref);

        old.commandedBy("Ada", null).happens("role_changed");

        await().untilAsserted(() -> {
            assertThat(textOf(marked(old, "nudge").card)).contains("Ada");
            assertThat(commands(marked(old, "nudge").card)).isEmpty();
        });
    }

    @Test
    void aPromiseIsRemindedOfBeforeItIsDueAndAgainWhenItIsOverdue() {
        Outage later = Outage.of("Later")
                .with("next_update_at", in(Duration.ofMinutes(30)))
                .declared();
        Outage soon = Outage.of("Soon")
                .with("next_update_at", in(Duration.ofMinutes(1)))
                .declared();
        Outage over = Outage.of("Over due")
                .with("next_update_at", ago(Duration.ofMinutes(1)))
                .declared();
        settled(later);
        settled(soon);
        settled(over);

        assertThat(marks(later)).noneMatch(mark -> mark.startsWith("due:"));
        assertThat(textOf(marked(soon, "due:").card)).contains("due soon");
        assertThat(commands(marked(soon, "due:").card)).containsExactly("update " + soon.ref, "snooze " + soon.ref);
        assertThat(textOf(marked(over, "due:").card)).contains("overdue");
    }

    @Test
    void theSignalOfABrokenPromiseRemindsTheRoomThatWasRemindedBefore() {
        String due = in(Duration.ofSeconds(90));
        Outage outage = Outage.of("Signalled").with("next_update_at", due).declared();
        settled(outage);
        assertThat(textOf(marked(outage, "due:").card)).contains("due soon");

        Told.event(
                "sitrep.signals",
                "io.sitrep.signal.update_overdue.v1",
                outage.id.toString(),
                new JsonObject()
                        .put("incident", outage.head())
                        .put("due_at", due)
                        .encode());

        await().untilAsserted(() -> {
            assertThat(marks(outage).stream().filter(mark -> mark.startsWith("due:")))
                    .hasSize(2);
            assertThat(textOf(theOne(outage, ":over").card)).contains("overdue");
        });
        await().untilAsserted(() -> assertThat(inRoom(outage).stream()
                        .filter(message -> message.mark.substring(37).startsWith("due:"))
                        .filter(message -> !message.mark.endsWith(":over")))
                .singleElement()
                .satisfies(past -> assertThat(commands(past.card)).isEmpty()));
    }

    @Test
    void aReminderThatIsPutOffLosesItsButtonsAndComesAgain() {
        Outage outage = Outage.of("Put off")
                .with("next_update_at", ago(Duration.ofMinutes(1)))
                .declared();
        settled(outage);

        Optional<Instant> until = seen(wishes.snooze(PretendedPlatform.NAME, workspace, outage.ref));

        assertThat(until).hasValueSatisfying(moment -> assertThat(moment).isAfter(Instant.now()));
        await().untilAsserted(
                        () -> assertThat(commands(marked(outage, "due:").card)).isEmpty());
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(inRoom(outage).stream()
                                .filter(message -> message.mark.substring(37).startsWith("due:"))
                                .filter(message -> !message.card.buttons().isEmpty()))
                        .singleElement()
                        .satisfies(again -> assertThat(again.mark).doesNotEndWith(":over")));
    }

    @Test
    void remindersStopWhenTheUpdateIsThereOrTheIncidentOver() {
        Outage outage = Outage.of("Kept")
                .with("next_update_at", in(Duration.ofMinutes(1)))
                .declared();
        Outage ended = Outage.of("Ended")
                .with("next_update_at", in(Duration.ofMinutes(1)))
                .declared();
        settled(outage);
        settled(ended);

        outage.with("next_update_at", null).updated("As promised.");
        ended.resolved();

        await().untilAsserted(() -> {
            assertThat(commands(marked(outage, "due:").card)).isEmpty();
            assertThat(commands(marked(ended, "due:").card)).isEmpty();
        });
        assertThat(seen(wishes.snooze(PretendedPlatform.NAME, workspace, ended.ref)))
                .isEmpty();
    }

    @Test
    void howManyWereToldIsSaidWhenTheFanOutCompletes() {
        Outage outage = Outage.of("Told").declared();
        settled(outage);
        UUID publication = UUID.randomUUID();

        outage.delivered(publication, 1, 5_000, 5_225);
        outage.delivered(publication, 2, 0, 10_213);

        await().untilAsserted(() -> {
            assertThat(textOf(marked(outage, "told:").card)).isEqualTo("10,213 told, 12 could not be");
            assertThat(textOf(marked(outage, "card").card)).contains("10,213 told, 12 could not be");
        });
    }

    @Test
    void theEndBringsASummaryWithWhatIsLeftToDoAndTheRoomIsArchivedOnRequestAlone() {
        Outage outage = Outage.of("Ends")
                .with("started_at", ago(Duration.ofMinutes(125)))
                .with(
                        "tasks",
                        new JsonArray().add(task("Call the provider", false)).add(task("Restart", true)))
                .declared();
        settled(outage);
        assertThat(archive(outage)).isEqualTo(Archiving.STILL_OPEN);

        outage.resolved();

        await().untilAsserted(() -> assertThat(textOf(marked(outage, "summary:").card))
                .contains("2 h 5 min", "Call the provider")
                .doesNotContain("Restart"));
        assertThat(commands(marked(outage, "summary:").card))
                .containsExactly("postmortem " + outage.ref, "reopen " + outage.ref, "archive " + outage.ref);
        assertThat(theRoomOf(outage).archived).isFalse();

        assertThat(archive(outage)).isEqualTo(Archiving.ASKED);
        await().untilAsserted(() -> assertThat(theRoomOf(outage).archived).isTrue());
        assertThat(commands(marked(outage, "summary:").card)).doesNotContain("archive " + outage.ref);
    }

    @Test
    void aRoomIsArchivedAlsoWhenTheIncidentsChannelTakesNothingAnyMore() {
        Outage outage = Outage.of("Ends unheard").declared();
        settled(outage);
        platform.takesNothingIn(channel);
        outage.resolved();

        await().untilAsserted(() -> assertThat(archive(outage)).isEqualTo(Archiving.ASKED));

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(theRoomOf(outage).archived).isTrue());
    }

    @Test
    void anIncidentReopenedAfterItsRoomWasArchivedGetsAnotherRoom() {
        Outage outage = Outage.of("Again").declared();
        settled(outage);

        archivedAndReopened(outage);

        assertThat(platform.roomsOf(outage.id))
                .extracting(room -> room.archived)
                .containsExactly(true, false);
        assertThat(platform.roomsOf(outage.id).get(1).name).endsWith("-again-2");
        assertThat(inChannel(outage)).hasSize(1);
    }

    @Test
    void aReminderComesInTimeAlsoWhereTheIncidentsChannelTakesNothing() {
        platform.takesNothingIn(channel);
        Outage outage = Outage.of("Refused for good").declared();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> platform.roomsOf(outage.id).size() == 1 && failures(outage) >= 5);
        Instant due = Instant.parse(in(Duration.ofSeconds(125)));

        outage.with("next_update_at", due.toString()).updated("More soon.");

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(textOf(marked(outage, "due:").card)).contains("due soon"));
    }

    private int failures(Outage outage) {
        return seen(database.preparedQuery("SELECT failures FROM presence WHERE incident_id = $1 AND workspace = $2")
                .execute(Tuple.of(outage.id, workspace))
                .map(rows -> rows.iterator().next().getInteger("failures")));
    }

    @Test
    void thatARoomIsNoLongerNeededIsForgottenWhenItsIncidentIsReopened() {
        Outage outage = Outage.of("Asked before").declared();
        settled(outage);
        outage.resolved();
        await().untilAsserted(() ->
                assertThat(commands(marked(outage, "summary:").card)).contains("archive " + outage.ref));
        platform.goesAway();
        assertThat(archive(outage)).isEqualTo(Archiving.ASKED);
        outage.with("status", "investigating").with("resolved_at", null).happens("reopened");
        await().until(() -> archive(outage) == Archiving.STILL_OPEN);
        outage.resolved();
        await().until(() -> !isOpen(outage));
        platform.comesBack();

        settled(outage);
        assertThat(theRoomOf(outage).archived).isFalse();
        assertThat(archive(outage)).isEqualTo(Archiving.ASKED);
        await().untilAsserted(() -> assertThat(theRoomOf(outage).archived).isTrue());
    }

    private void archivedAndReopened(Outage outage) {
        outage.resolved();
        await().untilAsserted(() -> assertThat(archive(outage)).isEqualTo(Archiving.ASKED));
        await().untilAsserted(() -> assertThat(theRoomOf(outage).archived).isTrue());
        outage.with("status", "investigating").with("resolved_at", null).happens("reopened");
        await().untilAsserted(() -> assertThat(platform.roomsOf(outage.id)).hasSize(2));
        settled(outage);
    }

    @Test
    void aSecondRoomIsToldOfTheNewestCountAloneAndOfThoseThatComeLater() {
        Outage outage = Outage.of("Counted").declared();
        settled(outage);
        UUID newest = UUID.randomUUID();
        outage.delivered(UUID.randomUUID(), 1, 0, 100);
        await().until(() -> toldIn(outage, 0).size() == 1);
        outage.delivered(newest, 1, 0, 200);
        await().until(() -> toldIn(outage, 0).size() == 2);

        archivedAndReopened(outage);

        assertThat(toldIn(outage, 1)).containsExactly("told:" + newest);

        UUID later = UUID.randomUUID();
        outage.delivered(later, 1, 0, 300);

        await().untilAsserted(() ->
                assertThat(toldIn(outage, 1)).containsExactlyInAnyOrder("told:" + newest, "told:" + later));
    }

    @Test
    void whatIsPutOffBeforeItIsDueComesUpWhenItIsOverdue() {
        Outage outage = Outage.of("Put off early").declared();
        settled(outage);
        Instant due = Instant.parse(in(Duration.ofSeconds(10)));
        outage.with("next_update_at", due.toString()).updated("Soon more.");
        await().untilAsserted(
                        () -> assertThat(textOf(marked(outage, "due:").card)).contains("due soon"));

        Optional<Instant> until = seen(wishes.snooze(PretendedPlatform.NAME, workspace, outage.ref));

        assertThat(until).hasValue(due);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(inRoom(outage).stream()
                                .filter(message -> message.mark.substring(37).startsWith("due:"))
                                .filter(message -> !message.card.buttons().isEmpty()))
                        .singleElement()
                        .satisfies(again -> assertThat(textOf(again.card)).contains("overdue")));
    }

    @Test
    void whatWasPutOffDoesNotHoldBackTheReminderOfTheNextPromise() {
        Outage outage = Outage.of("Promised anew")
                .with("next_update_at", ago(Duration.ofMinutes(1)))
                .declared();
        settled(outage);
        assertThat(seen(wishes.snooze(PretendedPlatform.NAME, workspace, outage.ref)))
                .isPresent();
        seen(database.preparedQuery("UPDATE presence SET snoozed_until = now() + interval '5 minutes'"
                        + " WHERE incident_id = $1 AND workspace = $2")
                .execute(Tuple.of(outage.id, workspace)));
        await().untilAsserted(
                        () -> assertThat(commands(marked(outage, "due:").card)).isEmpty());

        Instant due = Instant.parse(in(Duration.ofSeconds(10)));
        outage.with("next_update_at", due.toString()).updated("More in a moment.");

        String mark = "due:" + due.getEpochSecond();
        await().untilAsserted(() -> assertThat(marks(outage)).contains(mark, mark + ":over"));
        await().untilAsserted(() ->
                assertThat(textOf(theOne(outage, mark + ":over").card)).contains("overdue"));
    }

    @Test
    void aReopenedIncidentKeepsItsRoomAndTheSummarySaysSo() {
        Outage outage = Outage.of("Not over").declared();
        settled(outage);
        outage.resolved();
        await().untilAsserted(() ->
                assertThat(commands(marked(outage, "summary:").card)).isNotEmpty());

        outage.with("status", "investigating").with("resolved_at", null).happens("reopened");

        await().untilAsserted(() ->
                assertThat(commands(marked(outage, "summary:").card)).isEmpty());
        assertThat(commands(marked(outage, "card").card)).contains("resolve " + outage.ref);
    }

    @Test
    void aRoomIsKnownByItsIncidentAndAnyOtherChannelByNone() {
        Outage outage = Outage.of("Known").declared();
        settled(outage);

        assertThat(seen(rooms.incidentOf(PretendedPlatform.NAME, workspace, theRoomOf(outage).channel)))
                .contains(outage.ref);
        assertThat(seen(rooms.incidentOf(PretendedPlatform.NAME, "elsewhere", theRoomOf(outage).channel)))
                .isEmpty();
        assertThat(seen(rooms.incidentOf(PretendedPlatform.NAME, workspace, channel)))
                .isEmpty();
    }

    private Archiving archive(Outage outage) {
        return seen(wishes.archive(PretendedPlatform.NAME, workspace, outage.ref));
    }

    private List<String> toldIn(Outage outage, int room) {
        return platform.messagesOf(outage.id, platform.roomsOf(outage.id).get(room).channel).stream()
                .map(message -> message.mark.substring(37))
                .filter(mark -> mark.startsWith("told:"))
                .toList();
    }

    private List<String> marks(Outage outage) {
        return inRoom(outage).stream()
                .map(message -> message.mark.substring(37))
                .toList();
    }

    private Posted theOne(Outage outage, String end) {
        return inRoom(outage).stream()
                .filter(message -> message.mark.endsWith(end))
                .findFirst()
                .orElseThrow();
    }

    private static JsonObject task(String text, boolean done) {
        return new JsonObject()
                .put("id", UUID.randomUUID().toString())
                .put("text", text)
                .put("done", done);
    }

    private static String in(Duration wait) {
        return Instant.now().plus(wait).truncatedTo(ChronoUnit.MILLIS).toString();
    }

    private static String ago(Duration past) {
        return in(past.negated());
    }
}
