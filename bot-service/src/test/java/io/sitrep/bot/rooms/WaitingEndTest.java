package io.sitrep.bot.rooms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.bot.port.RoomWishes;
import io.sitrep.bot.port.RoomWishes.Archiving;
import io.sitrep.bot.reply.Card;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An end that waits for its hold, or for another person's approval, is none yet: somebody may still refuse it. */
@QuarkusTest
class WaitingEndTest extends RoomsTestBase {
    @Inject
    RoomWishes wishes;

    @Test
    void theIncidentsChannelSaysWhatThePublicKnows() {
        Outage outage = Outage.of("Ends later").declared();
        settled(outage);

        outage.resolvedOnceApproved();

        await().untilAsserted(
                        () -> assertThat(textOf(marked(outage, "card").card)).contains("Resolved", "It is over."));
        assertThat(commands(marked(outage, "card").card))
                .containsExactly("update " + outage.ref, "severity " + outage.ref, "lead " + outage.ref);
        settled(outage);
        assertThat(textOf(inChannel(outage).get(0).card))
                .contains("Investigating")
                .doesNotContain("Resolved", "It is over.");
        assertThat(inChannel(outage).get(0).card.tone()).isEqualTo(Card.Tone.BAD);

        outage.resolved();

        await().untilAsserted(
                        () -> assertThat(textOf(inChannel(outage).get(0).card)).contains("Resolved", "It is over."));
    }

    @Test
    void whatIsSaidMeanwhileIsToldWithItsOwnStatus() {
        Outage outage = Outage.of("Goes on").declared();
        outage.with("status", "identified").saidLater("We found it.");
        settled(outage);

        assertThat(textOf(marked(outage, "card").card)).contains("Identified");
        assertThat(textOf(inChannel(outage).get(0).card)).contains("Investigating");

        outage.updated("We found it.");
        await().untilAsserted(
                        () -> assertThat(textOf(inChannel(outage).get(0).card)).contains("Identified"));
    }

    @Test
    void promisesAndAMissingCommanderAreRemindedOf() {
        Outage outage = Outage.of("Promised")
                .with("created_at", Instant.now().minus(Duration.ofMinutes(6)).toString())
                .with("next_update_at", Instant.now().plusSeconds(60).toString());
        outage.declared().resolvedOnceApproved();
        settled(outage);

        assertThat(textOf(marked(outage, "due:").card)).contains("due soon");
        assertThat(commands(marked(outage, "nudge").card)).containsExactly("lead " + outage.ref);
    }

    @Test
    void itIsSummedUpOnceAndItsRoomIsKeptUntilItIsTold() {
        Outage outage = Outage.of("Summed up").declared();
        settled(outage);
        outage.resolvedOnceApproved();
        await().untilAsserted(
                        () -> assertThat(textOf(marked(outage, "card").card)).contains("Resolved"));
        settled(outage);

        assertThat(summaries(outage)).isEmpty();
        assertThat(seen(wishes.archive(PretendedPlatform.NAME, workspace, outage.ref)))
                .isEqualTo(Archiving.STILL_OPEN);

        outage.resolved();

        await().untilAsserted(() -> assertThat(summaries(outage)).hasSize(1));
        settled(outage);
        assertThat(summaries(outage))
                .singleElement()
                .satisfies(summary -> assertThat(commands(summary)).contains("reopen " + outage.ref));
    }

    private List<Card> summaries(Outage outage) {
        return inRoom(outage).stream()
                .filter(message -> message.mark.substring(37).startsWith("summary:"))
                .map(message -> message.card)
                .toList();
    }
}
