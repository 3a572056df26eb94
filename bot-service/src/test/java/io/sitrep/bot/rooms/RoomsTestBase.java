package io.sitrep.bot.rooms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.vertx.VertxContextSupport;
import io.sitrep.bot.BotTest;
import io.sitrep.bot.reply.Button;
import io.sitrep.bot.reply.Card;
import io.sitrep.bot.reply.Text;
import io.sitrep.bot.rooms.PretendedPlatform.Chamber;
import io.sitrep.bot.rooms.PretendedPlatform.Posted;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Incidents on a platform of the tests, in a workspace of each test's own. */
public abstract class RoomsTestBase extends BotTest {
    @Inject
    protected PretendedPlatform platform;

    @Inject
    Workspaces workspaces;

    @Inject
    RoomLoop loop;

    @Inject
    protected Pool database;

    protected String workspace;
    protected String channel;

    @BeforeEach
    void aWorkspaceOfOurOwn() {
        workspace = "W" + UUID.randomUUID().toString().substring(0, 8);
        channel = "C" + workspace;
        platform.startAfresh();
        platform.isInstalledIn(workspace, channel);
        seen(workspaces.askAll());
    }

    @AfterEach
    void leave() {
        platform.startAfresh();
        seen(workspaces.askAll());
        // The next test's Slack is to make no rooms for incidents of this one.
        seen(database.query("UPDATE incident SET open = false").execute());
        seen(database.query("UPDATE presence SET due_at = NULL").execute());
    }

    protected Chamber theRoomOf(Outage outage) {
        List<Chamber> rooms = platform.roomsOf(outage.id);
        assertThat(rooms).hasSize(1);
        return rooms.get(0);
    }

    /** Waits until nothing is left to do for it now. */
    protected void settled(Outage outage) {
        await().atMost(Duration.ofSeconds(60)).until(() -> isSettled(outage));
    }

    private boolean isSettled(Outage outage) {
        return seen(database.preparedQuery("""
                        SELECT FROM presence WHERE incident_id = $1 AND workspace = $2 AND failures = 0 AND holder IS NULL
                        AND coalesce(due_at > now(), true)""")
                        .execute(Tuple.of(outage.id, workspace))
                        .map(rows -> rows.size()))
                == 1;
    }

    boolean isOpen(Outage outage) {
        return seen(database.preparedQuery("SELECT open FROM incident WHERE id = $1")
                .execute(Tuple.of(outage.id))
                .map(rows -> rows.iterator().next().getBoolean("open")));
    }

    List<Posted> inRoom(Outage outage) {
        return platform.messagesOf(outage.id, theRoomOf(outage).channel);
    }

    List<Posted> inChannel(Outage outage) {
        return platform.messagesOf(outage.id, channel);
    }

    Posted marked(Outage outage, String mark) {
        List<Posted> found = inRoom(outage).stream()
                .filter(message -> message.mark.substring(37).startsWith(mark))
                .toList();
        assertThat(found).as(mark).hasSize(1);
        return found.get(0);
    }

    protected static String textOf(Card card) {
        return Stream.concat(
                        Stream.of(card.title()),
                        Stream.concat(card.facts().stream().map(Card.Fact::value), card.lines().stream()))
                .flatMap(text -> text.pieces().stream())
                .map(RoomsTestBase::words)
                .collect(Collectors.joining("\n"));
    }

    private static String words(Text.Piece piece) {
        if (piece instanceof Text.Piece.Plain plain) {
            return plain.words();
        } else if (piece instanceof Text.Piece.Strong strong) {
            return strong.words();
        } else if (piece instanceof Text.Piece.Link link) {
            return link.label() + " " + link.to();
        }
        return piece.toString();
    }

    static List<String> commands(Card card) {
        return card.buttons().stream().map(Button::command).toList();
    }

    protected static <T> T seen(Uni<T> look) {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> look);
        } catch (Throwable failure) {
            throw new AssertionError(failure);
        }
    }
}
