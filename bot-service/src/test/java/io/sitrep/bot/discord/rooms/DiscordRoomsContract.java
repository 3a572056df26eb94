package io.sitrep.bot.discord.rooms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sitrep.bot.discord.DiscordHome;
import io.sitrep.bot.port.PlatformAway;
import io.sitrep.bot.port.RoomGone;
import io.sitrep.bot.port.RoomKeeper;
import io.sitrep.bot.port.RoomKeeper.Room;
import io.sitrep.bot.port.RoomKeeper.Spot;
import io.sitrep.bot.port.RoomKeeper.Workspace;
import io.sitrep.bot.port.RoomKeeperContract;
import io.sitrep.fakes.Answered;
import io.sitrep.fakes.Mood;
import io.sitrep.fakes.discord.DiscordChannel;
import io.sitrep.fakes.discord.DiscordGuild;
import io.sitrep.fakes.discord.DiscordMessage;
import io.sitrep.fakes.discord.FakeDiscord;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is alike in rooms that are threads and rooms that are channels. */
abstract class DiscordRoomsContract extends RoomKeeperContract {
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(<([^>]*)>\\)");

    FakeDiscord discord;

    @Inject
    DiscordRooms rooms;

    @Inject
    Pool database;

    /** By which a room is made. */
    protected abstract String making();

    @BeforeEach
    void startAfresh() {
        discord.forgetScripts();
        nobodyElseIsLookedAfter();
        home().forgetExcept(DiscordHome.INCIDENTS, DiscordHome.CATEGORY);
    }

    /** What other tests left open would use up what is scripted here. */
    private void nobodyElseIsLookedAfter() {
        database.query("UPDATE incident SET open = false").execute().await().indefinitely();
        database.query("UPDATE presence SET due_at = NULL").execute().await().indefinitely();
    }

    @Test
    void ourOwnRoomIsKnownByItsMarkWhenOurDatabaseForgotIt() {
        String mark = mark();
        Room room = now(rooms.open(workspace(), "inc-8-marked", mark));
        forget("discord_room", mark);

        assertThat(now(rooms.open(workspace(), "inc-8-marked", mark))).isEqualTo(room);
    }

    @Test
    void aRoomOfAnotherIncidentIsNotTakenForTheHalfMadeOne() {
        Room other = now(rooms.open(workspace(), "inc-9", mark()));
        discord.next(FakeDiscord.POST_MESSAGE, FakeDiscord.fails());
        String mark = mark();
        assertThatThrownBy(() -> now(rooms.open(workspace(), "inc-9", mark))).isInstanceOf(PlatformAway.class);

        Room second = now(rooms.open(workspace(), "inc-9", mark));

        assertThat(second.channel()).isNotEqualTo(other.channel());
        assertThat(roomsNamed("inc-9")).containsExactlyInAnyOrder("inc-9", "inc-9-2");
    }

    @Test
    void nobodyIsCalledByWhatIsPosted() {
        Room room = now(rooms.open(workspace(), "inc-10", mark()));
        String card = now(rooms.post(room.spot(), card("@everyone <@" + DiscordHome.OTTO + ">"), "card"));
        now(rooms.edit(room.spot(), card, card("@here <@" + DiscordHome.ROSA + ">")));
        now(rooms.topic(room, "@everyone"));

        assertThat(home().in(room.channel()))
                .hasSizeGreaterThan(1)
                .allSatisfy(message -> assertThat(message.notifies()).isEmpty());
    }

    @Test
    void aGuildThatIsNotServedHasNoRoomsAndGetsNone() {
        assertThat(now(rooms.workspaces())).extracting(Workspace::id).containsExactly(DiscordHome.GUILD);
        assertThatThrownBy(() -> now(rooms.open(DiscordHome.OTHER_GUILD, "inc-11", mark())))
                .hasMessageContaining("guild_not_served");
    }

    @ParameterizedTest
    @ValueSource(strings = {"silent", "endless", "text", "gone"})
    void anAnswerThatIsNoneMeansTryLaterWithin15SecondsAndTellsNoSecret(String kind) {
        Mood mood = switch (kind) {
            case "silent" -> Mood.SILENT;
            case "endless" -> Mood.ENDLESS;
            default -> Mood.answering(Answered.text(200, "<html>" + FakeDiscord.TOKEN));
        };
        discord.next(FakeDiscord.POST_MESSAGE, mood);
        if (kind.equals("gone")) {
            discord.goAway();
        }
        try {
            assertThatThrownBy(() -> now(rooms.post(channel(), card("x"), mark())))
                    .isInstanceOf(PlatformAway.class)
                    .hasNoCause()
                    .message()
                    .doesNotContain(FakeDiscord.TOKEN, "html");
        } finally {
            if (kind.equals("gone")) {
                discord.comeBack();
            }
        }
    }

    @Test
    void peopleWhoAreMentionedAreReadByTheirNames() {
        String message = writes(channel(), "<@" + DiscordHome.OTTO + "> restarts it <a:party:123456>");

        assertThat(now(rooms.written(channel(), message)).orElseThrow().text())
                .isEqualTo("@Otto Oncall restarts it :party:");
    }

    @Test
    void whereDiscordShowsNoTextsAMessageIsKnownByItsPlaceAndItsAuthor() {
        discord.grantsMessageContent(false);
        try {
            String message = writes(channel(), "Secret");

            RoomKeeper.Written written = now(rooms.written(channel(), message)).orElseThrow();

            assertThat(written.text()).isEmpty();
            assertThat(written.author().name()).isEqualTo("Rosa Responder é");
            assertThat(written.link())
                    .hasToString("https://discord.com/channels/" + DiscordHome.GUILD + "/" + DiscordHome.INCIDENTS + "/"
                            + message);
        } finally {
            discord.grantsMessageContent(true);
        }
    }

    @Test
    void aCardWhoseAnswerWasLostIsFoundHoweverMuchWasWrittenSince() {
        String mark = mark();
        meets(Deed.POST, Fate.ANSWER_LOST);
        assertThatThrownBy(() -> now(rooms.post(channel(), card("Card " + mark), mark)))
                .isInstanceOf(PlatformAway.class);
        IntStream.range(0, 350).forEach(number -> writes(channel(), "Alarm " + number));

        now(rooms.post(channel(), card("Card " + mark), mark));

        assertThat(discord.timesAsked(FakeDiscord.POST_MESSAGE)).isPositive();
        assertThat(messagesIn(channel()))
                .filteredOn(words -> words.contains(mark))
                .hasSize(1);
    }

    @Test
    void aCardOurDatabaseForgotIsFoundByItsMarkAlsoAfterItWasEdited() {
        String mark = mark();
        String message = now(rooms.post(channel(), card("Card " + mark), mark));
        now(rooms.edit(channel(), message, card("Changed " + mark)));
        forget("discord_post", mark);

        assertThat(now(rooms.post(channel(), card("Card " + mark), mark))).isEqualTo(message);
    }

    @Test
    void aCardThatSomebodyDeletedIsPostedAnew() {
        String mark = mark();
        String message = now(rooms.post(channel(), card("Card " + mark), mark));
        deletes(channel(), message);

        assertThat(now(rooms.post(channel(), card("Card " + mark), mark))).isNotEqualTo(message);
        assertThat(messagesIn(channel()))
                .filteredOn(words -> words.contains(mark))
                .hasSize(1);
    }

    @Test
    void theLongestTopicFitsBesideAllLinksThatAreTaken() {
        Room room = now(rooms.open(workspace(), "inc-13", mark()));
        IntStream.range(10, 85)
                .forEach(number -> now(rooms.bookmark(
                        room, "What we know of part " + number, URI.create("https://status.example/" + number))));

        now(rooms.topic(room, "*".repeat(1_000)));

        assertThat(headline(room, 0)).startsWith("\\*\\*");
        assertThat(headline(room, 1)).contains("part 10").hasSizeGreaterThan(3_800);
    }

    @Test
    void aRoomThatSomebodyDeletedIsGoneWhenItIsToBeArchived() {
        Room room = now(rooms.open(workspace(), "inc-12", mark()));
        somebodyDeletes(room);

        assertThatThrownBy(() -> now(rooms.archive(room))).isInstanceOf(RoomGone.class);
    }

    private void forget(String table, String mark) {
        database.preparedQuery("DELETE FROM " + table + " WHERE mark = $1")
                .execute(Tuple.of(mark))
                .await()
                .indefinitely();
    }

    protected DiscordGuild home() {
        return discord.guild(DiscordHome.GUILD);
    }

    protected DiscordChannel stands(Room room) {
        return home().channels().stream()
                .filter(channel -> channel.id().equals(room.channel()))
                .findFirst()
                .orElseThrow();
    }

    /** The first message of a room, in its parts. */
    protected String headline(Room room, int part) {
        return home().in(room.channel()).stream()
                .filter(message -> message.type() == 0)
                .findFirst()
                .map(message -> message.embeds().get(part).getString("description"))
                .orElseThrow();
    }

    @Override
    protected RoomKeeper keeper() {
        return rooms;
    }

    @Override
    protected String workspace() {
        return DiscordHome.GUILD;
    }

    @Override
    protected Spot channel() {
        return new Spot(DiscordHome.GUILD, DiscordHome.INCIDENTS);
    }

    @Override
    protected String person() {
        return DiscordHome.ROSA;
    }

    @Override
    protected String nobody() {
        return DiscordHome.GONE;
    }

    @Override
    protected void meets(Deed deed, Fate fate) {
        discord.next(
                deed == Deed.MAKE_ROOM ? making() : FakeDiscord.POST_MESSAGE,
                switch (fate) {
                    case ANSWER_LOST -> Mood.LOSES_ANSWERS;
                    case SERVER_ERROR -> FakeDiscord.fails();
                    case TOO_MANY -> FakeDiscord.tooMany(ASKED_WAIT);
                });
    }

    @Override
    protected void somebodyDeletes(Room room) {
        home().delete(room.channel());
    }

    @Override
    protected List<String> roomsNamed(String beginning) {
        return home().channels().stream()
                .map(DiscordChannel::name)
                .filter(name -> name.startsWith(beginning))
                .toList();
    }

    @Override
    protected List<String> pinsOf(Room room) {
        return stands(room).pins();
    }

    @Override
    protected List<String> bookmarksOf(Room room) {
        return LINK.matcher(headline(room, 1))
                .results()
                .map(link -> link.group(1))
                .toList();
    }

    @Override
    protected boolean isClosed(Room room) {
        return stands(room).isPrivate();
    }

    /** As people read them: not where links lead. */
    @Override
    protected List<String> messagesIn(Spot spot) {
        return home().in(spot.channel()).stream()
                .map(message -> LINK.matcher(message.words()).replaceAll(""))
                .toList();
    }

    @Override
    protected String writes(Spot spot, String text) {
        return home().writes(DiscordHome.ROSA, spot.channel(), text).id();
    }

    @Override
    protected void deletes(Spot spot, String message) {
        DiscordMessage gone = home().in(spot.channel()).stream()
                .filter(each -> each.id().equals(message))
                .findFirst()
                .orElseThrow();
        discord.user(DiscordHome.GUILD, DiscordHome.ROSA).deletes(gone);
    }

    @Override
    protected Set<String> membersOf(Room room) {
        return stands(room).members();
    }
}
