package io.sitrep.bot.discord.pins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.sitrep.bot.discord.DiscordTest;
import io.sitrep.bot.discord.ServedGuild;
import io.sitrep.bot.port.RecordedPins;
import io.sitrep.fakes.discord.DiscordMessage;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people do to messages, all the way through the real gateway's client. */
@QuarkusTest
@TestProfile(DiscordPinsTest.Recorded.class)
class PinsByGatewayTest extends DiscordTest {
    @Inject
    RecordedPins pins;

    @Inject
    Pool database;

    private DiscordMessage message;
    private int identifies;

    @BeforeEach
    void somebodyWrites() {
        pins.forget();
        identifies = discord.counts().identifies();
        message = discord.guild(ServedGuild.GUILD)
                .writes(ServedGuild.OTTO, ServedGuild.GENERAL, "We restarted the queue");
    }

    @Test
    void whatIsPutEditedAndTakenBackIsToldInItsOrder() {
        rosa.reacts(message, "📌");
        otto.edits(message, "We restarted the queue twice");
        rosa.takesBack(message, "📌");

        tells(
                "pinned " + message.id() + " in " + ServedGuild.GENERAL + " by Rosa Responder é",
                "edited " + message.id(),
                "unpinned " + message.id() + " by Rosa Responder é");
    }

    @Test
    void whatIsMissedWhileTheGatewayIsAwayIsToldWhenItIsBack() {
        rosa.reacts(message, "📌");
        await().atMost(SOON).until(() -> pins.told().size() == 1);
        discord.dropsSockets();
        otto.deletes(message);

        tells(
                "pinned " + message.id() + " in " + ServedGuild.GENERAL + " by Rosa Responder é",
                "deleted " + message.id());
    }

    @Test
    void whatIsStillToBeWrittenWhenAnotherProcessTakesTheGatewayOverIsNotWrittenAnyMore() {
        SqlConnection slow = database.getConnection().await().indefinitely();
        try {
            run(slow, "BEGIN");
            run(slow, "LOCK TABLE discord_pin IN EXCLUSIVE MODE");
            rosa.reacts(message, "📌");
            await().atMost(SOON)
                    .until(() -> run(
                                            database,
                                            "SELECT FROM pg_locks WHERE NOT granted AND relation = 'discord_pin'::regclass")
                                    .size()
                            > 0);
            run(
                    database,
                    "UPDATE gateway_lease SET holder = gen_random_uuid(), fencing = fencing + 1,"
                            + " held_until = now() + interval '1 second' WHERE bot = 'discord'");
        } finally {
            run(slow, "ROLLBACK");
            slow.close().await().indefinitely();
        }
        DiscordMessage later =
                discord.guild(ServedGuild.GUILD).writes(ServedGuild.OTTO, ServedGuild.GENERAL, "The queue is empty");
        await().atMost(SOON).until(this::isHeldAgain);
        otto.reacts(later, "📌");

        tells("pinned " + later.id() + " in " + ServedGuild.GENERAL + " by Otto Oncall");
        assertThat(run(database, "SELECT FROM discord_pin WHERE message = '" + message.id() + "'"))
                .isEmpty();
    }

    /** By a socket that was opened since. */
    private boolean isHeldAgain() {
        return run(database, "SELECT FROM gateway_lease WHERE held_until > now() + interval '2 seconds'")
                                .size()
                        > 0
                && discord.counts().identifies() > identifies
                && discord.sessions() == 1;
    }

    private static RowSet<Row> run(SqlClient where, String statement) {
        return where.query(statement).execute().await().indefinitely();
    }

    private void tells(String... what) {
        await().atMost(SOON).untilAsserted(() -> assertThat(pins.told()).containsExactly(what));
    }
}
