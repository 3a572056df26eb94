package io.sitrep.e2e.bots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sitrep.fakes.discord.DiscordChannel;
import io.sitrep.fakes.talk.Chat.Posted;
import io.sitrep.fakes.talk.SlackChat;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two bots that talk to Discord and Slack, and make rooms in Discord alone. What else may happen to them is in the suite of faults. */
class TwoBotsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final SlackChat SLACK = new SlackChat("8f742231b10e8888abcd99yyyzzz85a5");
    private static TwoBots bots;

    @BeforeAll
    static void start() throws IOException {
        Map<String, String> settings = new HashMap<>(SLACK.settings());
        settings.put("SITREP_ROOMS_ON", "discord");
        bots = new TwoBots(settings);
    }

    @AfterAll
    static void stop() {
        bots.close();
        SLACK.close();
    }

    @Test
    void theOneThatHoldsTheGatewayIsKilledWithACommandInHandAndTheOtherAnswersItOnce() throws IOException {
        bots.awaitBoth();
        Typed inHand = bots.declaredUntil(Moment.DONE_AND_NOT_HEARD_OF, "Checkout is down");

        Duration took = bots.takenOver(() -> bots.holder().kill());

        bots.forgetOther();
        Typed next = bots.declared("Login is slow");
        bots.awaitOneGateway();
        bots.awaitEachOnce(inHand, next);
        System.out.println("taken over after " + took.toMillis() + " ms");
    }

    @Test
    void aRoomIsMadeWhereTheSettingSaysAndTheOtherPlatformReadsWhereItIs() throws IOException {
        bots.awaitHolder();
        Typed typed = bots.declared("Rooms are chosen");
        DiscordChannel room = bots.room(typed);

        await().atMost(PATIENCE)
                .until(() -> SLACK.in(SLACK.incidents()).stream()
                        .filter(Posted::publicByTheBot)
                        .map(Posted::words)
                        .anyMatch(words -> words.contains(": " + typed.title())
                                && words.contains(room.id())
                                && words.contains("(Discord)")));
        bots.awaitEachOnce(typed);
        assertThat(SLACK.rooms()).isEmpty();
    }
}
