package io.sitrep.bot.rooms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.bot.fake.FakeSlack;
import io.sitrep.bot.reply.Card;
import io.sitrep.bot.rooms.PretendedPlatform.Chamber;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An incident that has rooms in several places: whoever reads of it in one sees where the others are. */
@QuarkusTest
class RoomsElsewhereTest extends RoomsTestBase {
    private String other;

    @BeforeEach
    void twoWorkspaces() {
        other = "X" + workspace;
        platform.isInstalledIn(other, "C" + other);
        seen(workspaces.askAll());
    }

    @Test
    void theCardsNameTheOtherRoomsUntilThoseAreGone() {
        Outage outage = Outage.of("Both know").declared();
        Chamber here = room(outage, workspace);
        Chamber there = room(outage, other);
        String address = "https://chat.test/" + other + "/" + there.channel;

        await().untilAsserted(() -> {
            assertThat(textOf(card(outage, here.channel))).contains("#" + there.name, address, "Pretended, " + other);
            assertThat(textOf(card(outage, there.channel))).contains("#" + here.name, "Pretended, " + workspace);
            assertThat(textOf(card(outage, channel)))
                    .contains("https://chat.test/" + workspace + "/" + here.channel, address);
        });

        outage.resolved();
        await().untilAsserted(
                        () -> assertThat(card(outage, there.channel).tone()).isEqualTo(Card.Tone.OVER));
        platform.somebodyArchives(there);
        outage.updated("It was the disk.");
        await().untilAsserted(() -> assertThat(textOf(card(outage, here.channel)))
                .contains("It was the disk.")
                .doesNotContain(address));
    }

    @Test
    void whatIsInternalIsNamedInTheRoomsAlone() {
        Outage outage = Outage.of("Nobody knows").with("visibility", "internal").declared();
        Chamber there = room(outage, other);
        Chamber here = room(outage, workspace);

        await().untilAsserted(
                        () -> assertThat(textOf(card(outage, here.channel))).contains("#" + there.name));
        assertThat(platform.messagesOf(outage.id, channel)).isEmpty();
    }

    @Test
    void showNamesTheRoomsAndNoneOfThemTwice() {
        types(FakeSlack.RESPONDER, "declare SEV1 Checkout is shown");
        UUID id = UUID.fromString("0199d3c0-0000-7000-8000-000000000001");
        Outage outage = Outage.of(id, "INC-1", "Checkout is shown").declared();
        Chamber here = room(outage, workspace);
        Chamber there = room(outage, other);
        await().untilAsserted(
                        () -> assertThat(textOf(card(outage, here.channel))).contains("#" + there.name));

        types(FakeSlack.RESPONDER, "link INC-1 https://chat.test/" + workspace + "/" + here.channel);

        String shown = textOf(types(FakeSlack.VIEWER, "show INC-1"));

        for (Chamber room : List.of(here, there)) {
            assertThat(shown)
                    .containsOnlyOnce("https://chat.test/" + room.workspace + "/" + room.channel)
                    .contains("Room in Pretended, " + room.workspace)
                    .contains("#" + room.name);
        }
    }

    private Chamber room(Outage outage, String where) {
        return await().until(
                        () -> platform.roomsOf(outage.id).stream()
                                .filter(room -> room.workspace.equals(where))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** The one about the incident in a room, or in an incidents channel. */
    private Card card(Outage outage, String where) {
        return platform.messagesOf(outage.id, where).stream()
                .filter(message -> message.mark.endsWith(":card") || message.mark.endsWith(":announcement"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no card in " + where))
                .card;
    }
}
