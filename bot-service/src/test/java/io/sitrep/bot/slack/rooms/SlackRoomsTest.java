package io.sitrep.bot.slack.rooms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.bot.fake.Fakes;
import io.sitrep.bot.port.PlatformAway;
import io.sitrep.bot.port.PlatformRefused;
import io.sitrep.bot.port.RoomKeeper;
import io.sitrep.bot.port.RoomKeeper.Room;
import io.sitrep.bot.port.RoomKeeper.Spot;
import io.sitrep.bot.port.RoomKeeperContract;
import io.sitrep.bot.slack.SlackWorld;
import io.sitrep.bot.slack.install.SlackScopes;
import io.sitrep.embedded.quarkus.RealInfrastructure;
import io.sitrep.fakes.Answered;
import io.sitrep.fakes.Mood;
import io.sitrep.fakes.slack.FakeSlack;
import io.sitrep.fakes.slack.SlackChannel;
import io.sitrep.fakes.slack.SlackMessage;
import io.sitrep.fakes.slack.SlackPerson;
import io.sitrep.fakes.slack.SlackWorkspace;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(
        value = RealInfrastructure.class,
        restrictToAnnotatedClass = false,
        initArgs = @ResourceArg(name = "database", value = "bot"))
@QuarkusTestResource(value = Fakes.class, restrictToAnnotatedClass = false)
@QuarkusTestResource(value = SlackWorld.class, restrictToAnnotatedClass = true)
class SlackRoomsTest extends RoomKeeperContract {
    private static final Map<Deed, String> METHODS =
            Map.of(Deed.MAKE_ROOM, "conversations.create", Deed.POST, "chat.postMessage");

    FakeSlack slack;

    @Inject
    SlackRooms rooms;

    @BeforeEach
    void startAfresh() {
        slack.forgetScripts();
        home().forgetExcept(SlackWorld.GENERAL);
        home().add(SlackPerson.member("U0GONE", SlackWorld.HOME, "Gone").with(SlackPerson.Mark.DELETED));
    }

    @Test
    void ourOwnRoomIsKnownByItsMarkWhenOurDatabaseForgotIt() {
        String mark = mark();
        Room room = now(rooms.open(workspace(), "inc-8-marked", mark));
        forget(mark);

        assertThat(now(rooms.open(workspace(), "inc-8-marked", mark))).isEqualTo(room);
    }

    @Test
    void aRoomOfAnotherIncidentIsNotTakenForTheHalfMadeOne() {
        Room other = now(rooms.open(workspace(), "inc-9", mark()));
        slack.next("conversations.setPurpose", Mood.answering(Answered.json(500, new JsonObject())));
        String mark = mark();
        assertThatThrownBy(() -> now(rooms.open(workspace(), "inc-9", mark))).isInstanceOf(PlatformAway.class);

        Room second = now(rooms.open(workspace(), "inc-9", mark));

        assertThat(second.channel()).isNotEqualTo(other.channel());
        assertThat(roomsNamed("inc-9")).containsExactlyInAnyOrder("inc-9", "inc-9-2");
    }

    @Test
    void aWorkspaceIsNeverSearchedAsAWholeForARoom() {
        long before = slack.timesAsked("conversations.list");
        for (int taken = 1; taken <= 5; taken++) {
            isTaken("inc-15-busy" + (taken == 1 ? "" : "-" + taken), taken % 2 == 0);
        }
        String mark = mark();
        meets(Deed.MAKE_ROOM, Fate.SERVER_ERROR);
        assertThatThrownBy(() -> now(rooms.open(workspace(), "inc-15-busy", mark)))
                .isInstanceOf(PlatformAway.class);

        assertThat(now(rooms.open(workspace(), "inc-15-busy", mark)).name()).isEqualTo("inc-15-busy-6");
        assertThat(slack.timesAsked("conversations.list")).isEqualTo(before);
    }

    @Test
    void whereManyNamesAreTakenTheNextAttemptGoesOnWhereTheLastOneEnded() {
        isTaken("inc-16-busy", false);
        isTaken("inc-16-busy-2", false);
        slack.next("conversations.create", Mood.WELL, Mood.WELL, Mood.answering(Answered.text(500, "oops")));
        String mark = mark();
        assertThatThrownBy(() -> now(rooms.open(workspace(), "inc-16-busy", mark)))
                .isInstanceOf(PlatformAway.class);
        long before = slack.timesAsked("conversations.create");

        assertThat(now(rooms.open(workspace(), "inc-16-busy", mark)).name()).isEqualTo("inc-16-busy-3");
        assertThat(slack.timesAsked("conversations.create") - before).isEqualTo(1);
    }

    @Test
    void theMembersOfAGroupAreInvitedOneByOne() {
        Room room = now(rooms.open(workspace(), "inc-10", mark()));

        now(rooms.invite(room, Set.of(SlackWorld.ON_CALL, "S0NONE", SlackWorld.ROSA)));

        assertThat(membersOf(room)).contains(SlackWorld.OTTO, SlackWorld.ROSA);
    }

    @Test
    void manyPeopleAreInvitedInHundreds() {
        Set<String> many = new java.util.HashSet<>();
        IntStream.range(0, 150).forEach(number -> {
            home().add(SlackPerson.member("U0MANY" + number, SlackWorld.HOME, "Many"));
            many.add("U0MANY" + number);
        });
        Room room = now(rooms.open(workspace(), "inc-11", mark()));

        now(rooms.invite(room, many));

        assertThat(membersOf(room)).containsAll(many);
    }

    @ParameterizedTest
    @ValueSource(strings = {"silent", "endless", "text", "gone"})
    void anAnswerThatIsNoneMeansTryLaterWithin15SecondsAndTellsNoSecret(String kind) {
        Mood mood = switch (kind) {
            case "silent" -> Mood.SILENT;
            case "endless" -> Mood.ENDLESS;
            default -> Mood.answering(Answered.text(200, "<html>" + SlackWorld.TOKEN));
        };
        slack.next("conversations.setTopic", mood);
        if (kind.equals("gone")) {
            slack.goAway();
        }
        try {
            assertThatThrownBy(() -> now(rooms.topic(new Room(workspace(), SlackWorld.GENERAL, "general"), "x")))
                    .isInstanceOf(PlatformAway.class)
                    .hasNoCause()
                    .message()
                    .doesNotContain(SlackWorld.TOKEN, "html");
        } finally {
            if (kind.equals("gone")) {
                slack.comeBack();
            }
        }
    }

    @Test
    void peopleWhoAreMentionedAreReadByTheirNames() {
        String message = writes(channel(), "<@U0OTTO> restarts it, <@U0NOBODY> &amp; <@U0ROSA|rosa> watch");

        assertThat(now(rooms.written(channel(), message)).orElseThrow().text())
                .isEqualTo("@Otto Oncall restarts it, @U0NOBODY & @rosa watch");
    }

    @Test
    void anAnswerInAThreadIsReadToo() {
        slack.next(
                "conversations.history",
                Mood.answering(
                        Answered.json(200, new JsonObject().put("ok", true).put("messages", new JsonArray()))));
        String message = writes(channel(), "In a thread");

        assertThat(now(rooms.written(channel(), message)).orElseThrow().text()).isEqualTo("In a thread");
    }

    @Test
    void aScopeThatIsMissingIsARefusal() {
        slack.next(
                "conversations.setTopic",
                Mood.answering(
                        Answered.json(200, new JsonObject().put("ok", false).put("error", "missing_scope"))));

        assertThatThrownBy(() -> now(rooms.topic(new Room(workspace(), SlackWorld.GENERAL, "general"), "x")))
                .isInstanceOf(PlatformRefused.class)
                .hasMessageContaining("missing_scope");
    }

    @Test
    void aCardWhoseAnswerWasLostIsFoundHoweverMuchWasWrittenSince() {
        String mark = mark();
        meets(Deed.POST, Fate.ANSWER_LOST);
        assertThatThrownBy(() -> now(rooms.post(channel(), card("Card " + mark), mark)))
                .isInstanceOf(PlatformAway.class);
        IntStream.range(0, 1_100).forEach(number -> writes(channel(), "Alarm " + number));

        now(rooms.post(channel(), card("Card " + mark), mark));

        assertThat(messagesIn(channel()))
                .filteredOn(words -> words.contains(mark))
                .hasSize(1);
    }

    @Test
    void aCardOurDatabaseForgotIsFoundByItsMark() {
        String mark = mark();
        String message = now(rooms.post(channel(), card("Card " + mark), mark));
        database.preparedQuery("DELETE FROM slack_post WHERE mark = $1")
                .execute(io.vertx.mutiny.sqlclient.Tuple.of(mark))
                .await()
                .indefinitely();

        assertThat(now(rooms.post(channel(), card("Card " + mark), mark))).isEqualTo(message);
    }

    @Test
    void inAPrivateChannelACardIsPostedOnce() {
        home().privateChannel("C0PRIVATE", "board", SlackWorld.ROSA);
        Spot board = new Spot(SlackWorld.HOME, "C0PRIVATE");
        String mark = mark();
        meets(Deed.POST, Fate.ANSWER_LOST);

        assertThatThrownBy(() -> now(rooms.post(board, card("INC-13"), mark))).isInstanceOf(PlatformAway.class);
        now(rooms.post(board, card("INC-13"), mark));

        assertThat(messagesIn(board)).hasSize(1);
    }

    @Test
    void inAPrivateChannelWeMayNotReadACardIsPostedAllTheSame() {
        home().privateChannel("C0PRIVATE", "board", SlackWorld.ROSA);
        Spot board = new Spot(SlackWorld.HOME, "C0PRIVATE");
        home().allow(SlackScopes.ALL.stream()
                .filter(scope -> !scope.startsWith("groups:"))
                .toList());
        try {
            String message = now(rooms.post(board, card("INC-14"), mark()));
            now(rooms.edit(board, message, card("INC-14 changed")));
        } finally {
            home().allow(SlackScopes.ALL);
        }

        assertThat(messagesIn(board)).singleElement().asString().contains("INC-14 changed");
    }

    @Inject
    io.vertx.mutiny.sqlclient.Pool database;

    private void forget(String mark) {
        database.preparedQuery("DELETE FROM slack_room WHERE mark = $1")
                .execute(io.vertx.mutiny.sqlclient.Tuple.of(mark))
                .await()
                .indefinitely();
    }

    private SlackWorkspace home() {
        return slack.workspace(SlackWorld.HOME);
    }

    private SlackChannel stands(Room room) {
        return home().channels().stream()
                .filter(channel -> channel.id().equals(room.channel()))
                .findFirst()
                .orElseThrow();
    }

    @Override
    protected RoomKeeper keeper() {
        return rooms;
    }

    @Override
    protected String workspace() {
        return SlackWorld.HOME;
    }

    @Override
    protected Spot channel() {
        return new Spot(SlackWorld.HOME, SlackWorld.GENERAL);
    }

    @Override
    protected String person() {
        return SlackWorld.ROSA;
    }

    @Override
    protected String nobody() {
        return "U0GONE";
    }

    @Override
    protected void meets(Deed deed, Fate fate) {
        slack.next(
                METHODS.get(deed),
                switch (fate) {
                    case ANSWER_LOST -> Mood.LOSES_ANSWERS;
                    case SERVER_ERROR -> Mood.answering(Answered.text(500, "oops"));
                    case TOO_MANY -> FakeSlack.tooMany(ASKED_WAIT);
                });
    }

    @Override
    protected void isTaken(String name, boolean archived) {
        home().channelOf(
                        SlackWorld.OTTO,
                        "C0" + name.toUpperCase(java.util.Locale.ROOT).replace("-", ""),
                        name);
        if (archived) {
            home().archive(home().channelNamed(name).orElseThrow().id());
        }
    }

    @Override
    protected void somebodyDeletes(Room room) {
        home().delete(room.channel());
    }

    @Override
    protected List<String> roomsNamed(String beginning) {
        return home().channels().stream()
                .map(SlackChannel::name)
                .filter(name -> name.startsWith(beginning))
                .toList();
    }

    @Override
    protected String topicOf(Room room) {
        return stands(room).topic();
    }

    @Override
    protected Set<String> membersOf(Room room) {
        return stands(room).members();
    }

    @Override
    protected List<String> pinsOf(Room room) {
        return stands(room).pins();
    }

    @Override
    protected List<String> bookmarksOf(Room room) {
        return stands(room).bookmarks().stream()
                .map(bookmark -> bookmark.getString("link"))
                .toList();
    }

    @Override
    protected boolean isClosed(Room room) {
        return stands(room).isPrivate();
    }

    @Override
    protected boolean isArchived(Room room) {
        return stands(room).isArchived();
    }

    @Override
    protected List<String> messagesIn(Spot spot) {
        return home().in(spot.channel()).stream()
                .map(message -> message.text() + message.words())
                .toList();
    }

    @Override
    protected String writes(Spot spot, String text) {
        return home().writes(SlackWorld.ROSA, spot.channel(), text).ts();
    }

    @Override
    protected void deletes(Spot spot, String message) {
        SlackMessage gone = home().in(spot.channel()).stream()
                .filter(each -> each.ts().equals(message))
                .findFirst()
                .orElseThrow();
        slack.user(SlackWorld.HOME, SlackWorld.ROSA).deletes(gone);
    }
}
