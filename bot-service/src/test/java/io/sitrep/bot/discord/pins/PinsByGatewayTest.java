package io.sitrep.bot.discord.pins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.sitrep.bot.discord.DiscordTest;
import io.sitrep.bot.discord.ServedGuild;
import io.sitrep.bot.port.RecordedPins;
import io.sitrep.fakes.discord.DiscordMessage;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people do to messages, all the way through the real gateway's client. */
@QuarkusTest
@TestProfile(DiscordPinsTest.Recorded.class)
class PinsByGatewayTest extends DiscordTest {
    @Inject
    RecordedPins pins;

    private DiscordMessage message;

    @BeforeEach
    void somebodyWrites() {
        pins.forget();
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

    private void tells(String... what) {
        await().atMost(SOON).untilAsserted(() -> assertThat(pins.told()).containsExactly(what));
    }
}
