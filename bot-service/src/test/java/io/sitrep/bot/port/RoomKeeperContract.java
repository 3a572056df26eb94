package io.sitrep.bot.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.awaitility.Awaitility.await;

import io.sitrep.bot.port.RoomKeeper.Doors;
import io.sitrep.bot.port.RoomKeeper.Room;
import io.sitrep.bot.port.RoomKeeper.Spot;
import io.sitrep.bot.port.RoomKeeper.Workspace;
import io.sitrep.bot.port.RoomKeeper.Written;
import io.sitrep.bot.reply.Button;
import io.sitrep.bot.reply.Card;
import io.sitrep.bot.reply.Message;
import io.sitrep.bot.reply.Text;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every platform that keeps rooms has to pass, against the stateful fake of it. */
public abstract class RoomKeeperContract {
    /** What a platform can be scripted to spoil. */
    public enum Deed {
        MAKE_ROOM,
        POST
    }

    /** How the next such deeds go. */
    public enum Fate {
        ANSWER_LOST,
        SERVER_ERROR,
        TOO_MANY
    }

    /** What {@link Fate#TOO_MANY} asks for. */
    public static final Duration ASKED_WAIT = Duration.ofSeconds(10);

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    protected abstract RoomKeeper keeper();

    protected abstract String workspace();

    /** A channel that is there, and the bot in it. */
    protected abstract Spot channel();

    /** A member of the workspace. */
    protected abstract String person();

    /** Somebody who is gone. */
    protected abstract String nobody();

    protected abstract void meets(Deed deed, Fate fate);

    /** Somebody else's channel has that name. */
    protected abstract void isTaken(String name, boolean archived);

    protected abstract void somebodyDeletes(Room room);

    /** The names of all that begin so. */
    protected abstract List<String> roomsNamed(String beginning);

    protected abstract String topicOf(Room room);

    protected abstract Set<String> membersOf(Room room);

    protected abstract List<String> pinsOf(Room room);

    protected abstract List<String> bookmarksOf(Room room);

    protected abstract boolean isArchived(Room room);

    /** To everybody who was not invited. */
    protected abstract boolean isClosed(Room room);

    /** The words of all messages there, oldest first. */
    protected abstract List<String> messagesIn(Spot spot);

    /** Somebody writes something; what the platform calls it. */
    protected abstract String writes(Spot spot, String text);

    protected abstract void deletes(Spot spot, String message);

    @Test
    void itIsInstalledSomewhereAndKnowsWhereIncidentsAreAnnounced() {
        assertThat(now(keeper().workspaces()))
                .extracting(Workspace::id, Workspace::incidentsChannel)
                .contains(tuple(workspace(), Optional.of(channel().channel())));
    }

    @Test
    void aRoomIsOpenedOnceHoweverOftenItIsAskedFor() {
        String mark = mark();
        Room first = open("inc-1-once-" + mark, mark);

        assertThat(open("inc-1-once-" + mark, mark)).isEqualTo(first);
        assertThat(open("inc-1-another-title", mark)).isEqualTo(first);
        assertThat(roomsNamed("inc-1-once-" + mark)).hasSize(1);
        assertThat(keeper().address(first).toString()).startsWith("https://").contains(first.channel());
    }

    @Test
    void aRoomWhoseAnswerWasLostIsFoundAgain() {
        String mark = mark();
        meets(Deed.MAKE_ROOM, Fate.ANSWER_LOST);

        assertThatThrownBy(() -> open("inc-2-lost-" + mark, mark)).isInstanceOf(PlatformAway.class);
        Room found = open("inc-2-has-a-new-title", mark);

        assertThat(roomsNamed("inc-2-")).containsExactly(found.name());
    }

    @Test
    void fiveFailuresAreFollowedByOneRoom() {
        String mark = mark();
        IntStream.range(0, 5).forEach(failure -> meets(Deed.MAKE_ROOM, Fate.SERVER_ERROR));

        for (int failure = 0; failure < 5; failure++) {
            assertThatThrownBy(() -> open("inc-3-" + mark, mark)).isInstanceOf(PlatformAway.class);
        }
        open("inc-3-" + mark, mark);

        assertThat(roomsNamed("inc-3-")).hasSize(1);
    }

    @Test
    void aRoomBehindClosedDoorsIsForThoseWhoAreInvitedAndMadeOnceAlsoWhenTheAnswerWasLost() {
        String mark = mark();
        meets(Deed.MAKE_ROOM, Fate.ANSWER_LOST);
        assertThatThrownBy(() -> now(keeper().open(workspace(), "inc-17-inside", mark, Doors.CLOSED)))
                .isInstanceOf(PlatformAway.class);

        Room room = now(keeper().open(workspace(), "inc-17-inside", mark, Doors.CLOSED));
        now(keeper().invite(room, Set.of(person())));
        now(keeper().topic(room, "Inside"));
        String card = now(keeper().post(room.spot(), card("INC-17"), "card"));
        now(keeper().pin(room.spot(), card));

        assertThat(roomsNamed("inc-17-")).hasSize(1);
        assertThat(isClosed(room)).isTrue();
        assertThat(membersOf(room)).contains(person());
        assertThat(isClosed(open("inc-17-outside", mark()))).isFalse();
        now(keeper().archive(room));
        assertThat(isArchived(room)).isTrue();
    }

    @Test
    void theWaitThatIsAskedForIsPassedOnAndKeptToForAllRooms() {
        meets(Deed.MAKE_ROOM, Fate.TOO_MANY);

        assertThatThrownBy(() -> open("inc-4", mark()))
                .asInstanceOf(type(PlatformAway.class))
                .extracting(PlatformAway::after)
                .isEqualTo(ASKED_WAIT);
        assertThatThrownBy(() -> open("inc-4-another", mark())).isInstanceOf(PlatformAway.class);
        await().atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(PlatformAway.class)
                .untilAsserted(
                        () -> assertThat(open("inc-4-later", mark()).name()).startsWith("inc-4-later"));
    }

    @Test
    void aNameThatIsTakenOpenOrArchivedGetsANumber() {
        isTaken("inc-5-taken", false);
        isTaken("inc-5-taken-2", true);

        assertThat(open("inc-5-taken", mark()).name()).isEqualTo("inc-5-taken-3");
        assertThat(open("inc-5-taken", mark()).name()).isEqualTo("inc-5-taken-4");
    }

    @Test
    void aNameIsCutAndBroughtIntoThePlatformsForm() {
        assertThat(open("INC-6 Über–" + "x".repeat(200), mark()).name()).startsWith("inc-6-uber-xxx");
        assertThat(open("決済", mark()).name()).isNotBlank();
    }

    @Test
    void topicPinBookmarkInvitationAndArchiveMayBeRepeated() {
        Room room = open("inc-7-" + mark(), mark());
        String card = now(keeper().post(room.spot(), card("INC-7"), "card"));
        for (int time = 0; time < 2; time++) {
            now(keeper().topic(room, "SEV1 · Checkout <!channel> & more " + "x".repeat(1_000)));
            now(keeper().invite(room, Set.of(person(), nobody())));
            now(keeper().pin(room.spot(), card));
            now(keeper().bookmark(room, "Status page", URI.create("https://status.test/incidents/INC-7")));
            now(keeper().edit(room.spot(), card, card("INC-7 changed")));
        }
        now(keeper().archive(room));
        now(keeper().archive(room));

        assertThat(topicOf(room)).startsWith("SEV1 · Checkout ");
        assertThat(membersOf(room)).contains(person()).doesNotContain(nobody());
        assertThat(pinsOf(room)).containsExactly(card);
        assertThat(bookmarksOf(room)).containsExactly("https://status.test/incidents/INC-7");
        assertThat(messagesIn(room.spot()))
                .filteredOn(words -> words.contains("INC-7"))
                .singleElement()
                .asString()
                .contains("changed");
        assertThat(isArchived(room)).isTrue();
    }

    @Test
    void aCardIsPostedOncePerMarkAlsoWhenTheAnswerWasLost() {
        Spot spot = channel();
        String mark = mark();
        meets(Deed.POST, Fate.ANSWER_LOST);

        assertThatThrownBy(() -> now(keeper().post(spot, card("Card " + mark), mark)))
                .isInstanceOf(PlatformAway.class);
        String found = now(keeper().post(spot, card("Card " + mark), mark));
        String other = now(keeper().post(spot, card("Other " + mark), mark + "-other"));

        assertThat(found).isNotEqualTo(other);
        assertThat(messagesIn(spot))
                .filteredOn(words -> words.contains("Card " + mark))
                .hasSize(1);
    }

    @Test
    void aCardWhoseAnswerWasLostShowsWhatItWasPostedAgainFor() {
        Spot spot = channel();
        String mark = mark();
        meets(Deed.POST, Fate.ANSWER_LOST);

        assertThatThrownBy(() -> now(keeper().post(spot, card("Investigating " + mark), mark)))
                .isInstanceOf(PlatformAway.class);
        now(keeper().post(spot, card("Resolved " + mark), mark));

        assertThat(messagesIn(spot))
                .filteredOn(words -> words.contains(mark))
                .singleElement()
                .asString()
                .contains("Resolved " + mark)
                .doesNotContain("Investigating");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRoomThatSomebodyArchivedOrDeletedIsSaidToBeGoneAndMadeAnew(boolean deleted) {
        String mark = mark();
        Room room = open("inc-12-" + mark, mark);
        String card = now(keeper().post(room.spot(), card("INC-12"), mark));
        if (deleted) {
            somebodyDeletes(room);
        } else {
            now(keeper().archive(room));
        }

        List<Supplier<Uni<?>>> deeds = List.of(
                () -> keeper().topic(room, "SEV1"),
                () -> keeper().invite(room, Set.of(person())),
                () -> keeper().post(room.spot(), card("INC-12"), mark + "-other"),
                () -> keeper().edit(room.spot(), card, card("INC-12 changed")),
                () -> keeper().say(room.spot(), new Message(false, List.of(Text.plain("x")), List.of())),
                () -> keeper().pin(room.spot(), card),
                () -> keeper().bookmark(room, "Status page", URI.create("https://status.test/")));

        assertThat(deeds)
                .allSatisfy(deed -> assertThatThrownBy(() -> now(deed.get()))
                        .asInstanceOf(type(RoomGone.class))
                        .extracting(RoomGone::channel)
                        .isEqualTo(room.channel()));
        assertThat(open("inc-12-" + mark, mark).channel()).isNotEqualTo(room.channel());
    }

    @Test
    void aMessageThatIsGoneCannotBeEdited() {
        String message = writes(channel(), "soon gone");
        deletes(channel(), message);

        assertThatThrownBy(() -> now(keeper().edit(channel(), message, card("x"))))
                .isInstanceOf(PlatformRefused.class);
        assertThat(now(keeper().written(channel(), message))).isEmpty();
    }

    @Test
    void aChannelThatIsNotThereIsRefusedAndNamedByNoSecret() {
        Spot nowhere = new Spot(workspace(), "C0NOWHERE");

        assertThatThrownBy(() -> now(keeper().post(nowhere, card("x"), "x"))).isInstanceOf(PlatformRefused.class);
        assertThatThrownBy(() -> now(keeper().post(new Spot("T0NOWHERE", "C0"), card("x"), "x")))
                .isInstanceOf(PlatformRefused.class);
    }

    @Test
    void whatSomebodyWroteIsReadWithItsAuthor() {
        String message = writes(channel(), "We restarted the <b>queue</b>");

        Written written = now(keeper().written(channel(), message)).orElseThrow();

        assertThat(written.text()).contains("restarted the");
        assertThat(written.author().id()).isEqualTo(person());
        assertThat(written.author().name()).isNotEqualTo(person());
        assertThat(written.link().toString()).startsWith("https://");
    }

    @Test
    void somethingIsSaid() {
        String words = "Said " + mark();
        now(keeper().say(channel(), new Message(false, List.of(Text.plain(words)), List.of())));

        assertThat(messagesIn(channel())).anyMatch(message -> message.contains(words));
    }

    protected static Card card(String title) {
        return new Card(
                Text.of().strong(title).line(),
                Card.Tone.WORST,
                List.of(new Card.Fact("Severity", Text.plain("SEV1"))),
                List.of(Text.quoted("We are looking into it")),
                List.of(new Button("Update", "update INC-1", Button.Weight.MAIN)));
    }

    private Room open(String name, String mark) {
        return now(keeper().open(workspace(), name, mark));
    }

    protected static <T> T now(Uni<T> work) {
        return work.await().atMost(PATIENCE);
    }

    protected static String mark() {
        return UUID.randomUUID().toString();
    }
}
