package io.sitrep.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.sitrep.bot.fake.FakeSlack;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told of an internal incident stays among those who are in on it, whatever channel somebody types in. */
@QuarkusTest
class InternalAnswersTest extends BotTest {
    private static final String ID = "0199d3c0-0000-7000-8000-0000000001c1";
    private static final String ROOM = "C0CLOSED";

    @Inject
    Pool database;

    @BeforeEach
    void anInternalIncidentWithARoom() {
        incidents.declaresInternally();
        types(FakeSlack.RESPONDER, "declare We lost the key");
        run("INSERT INTO incident (id, ref, kind, sequence, head, open, followed, created_at, settled_at) VALUES ('"
                + ID + "', 'INC-1', 'incident', 1, '{}', false, true, now(), now())");
        run("INSERT INTO presence (incident_id, platform, workspace, channel, due_at) VALUES ('" + ID + "', 'slack', '"
                + FakeSlack.HOME + "', '" + ROOM + "', NULL)");
    }

    @AfterEach
    void nothingOfItStays() {
        run("DELETE FROM presence WHERE incident_id = '" + ID + "'");
        run("DELETE FROM incident WHERE id = '" + ID + "'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "note INC-1 The key was in the log",
                "update INC-1 We look for it",
                "severity INC-1 SEV1",
                "show INC-1",
                "list",
                "deliveries INC-1",
                "runbook INC-1",
                "task INC-1 list",
                "resolve INC-1"
            })
    void elsewhereItIsToldToWhoeverTypedAlone(String typed) {
        JsonNode answer = types(FakeSlack.RESPONDER, typed);

        assertPrivate(answer);
        assertThat(textOf(answer)).contains("INC-1");
        assertForAll(answerTo(typedBy(FakeSlack.RESPONDER)
                .with("channel_id", ROOM)
                .types(typed.startsWith("resolve") ? "reopen INC-1" : typed)));
    }

    @Test
    void declaringItTellsTheChannelNothing() {
        assertPrivate(types(FakeSlack.RESPONDER, "declare We lost another key"));
    }

    @Test
    void inItsRoomNothingIsToldOfAnotherOne() {
        types(FakeSlack.RESPONDER, "declare We lost another key");

        JsonNode list =
                answerTo(typedBy(FakeSlack.RESPONDER).with("channel_id", ROOM).types("list"));

        assertPrivate(list);
        assertThat(textOf(list)).contains("We lost the key", "We lost another key");
    }

    private void run(String statement) {
        try {
            VertxContextSupport.subscribeAndAwait(
                    () -> database.query(statement).execute());
        } catch (Throwable failure) {
            throw new AssertionError(failure);
        }
    }
}
