package io.sitrep.bot.rooms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.bot.reply.Card;
import io.sitrep.bot.rooms.PretendedPlatform.Chamber;
import io.sitrep.lines.Lines;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rooms that people archived or deleted by hand. */
@QuarkusTest
class LostRoomsTest extends RoomsTestBase {
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRoomThatSomebodyArchivedOrDeletedIsFollowedByOneWithAllThatBelongsThere(boolean deleted) {
        Outage outage = Outage.of("Closed by hand")
                .commandedBy("Ada", PretendedPlatform.NAME + ":" + workspace + ":UAda")
                .declared();
        settled(outage);
        Chamber first = theRoomOf(outage);
        try (Lines lines = Lines.listen()) {
            if (deleted) {
                platform.somebodyDeletes(first);
            } else {
                platform.somebodyArchives(first);
            }

            outage.updated("It is still broken.");

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(openRoomsOf(outage)).hasSize(1));
            settled(outage);
            assertThat(lines.saying("is deleted or archived", outage.id))
                    .isNotEmpty()
                    .allSatisfy(line -> {
                        assertThat(line.text()).startsWith(outage.ref + ": its room");
                        assertThat(line.fields()).containsEntry("incidentRef", outage.ref);
                    });
            assertThat(lines.saying("it has a room", outage.id)).isNotEmpty();
            Chamber second = openRoomsOf(outage).get(0);
            assertThat(platform.roomsOf(outage.id)).hasSize(2);
            assertThat(second.topic).contains(outage.ref);
            assertThat(second.invitations).contains("UAda");
            assertThat(second.bookmarks).hasSize(2);
            assertThat(platform.messagesOf(outage.id, second.channel))
                    .filteredOn(message -> second.pins.contains(message.id))
                    .singleElement()
                    .satisfies(card -> assertThat(textOf(card.card)).contains("It is still broken."));
            assertThat(inChannel(outage))
                    .singleElement()
                    .satisfies(card -> assertThat(textOf(card.card)).contains("#" + second.name));
            String rel = "room-" + PretendedPlatform.NAME + "-" + workspace.toLowerCase();
            assertThat(incidents.records().link(outage.id, rel).getString("url"))
                    .endsWith("/" + second.channel);
        }
    }

    @Test
    void aRoomThatSomebodyArchivedAfterTheEndIsLeftAlone() {
        Outage outage = Outage.of("Closed in the end").declared();
        settled(outage);
        outage.resolved();
        await().untilAsserted(
                        () -> assertThat(inChannel(outage).get(0).card.tone()).isEqualTo(Card.Tone.OVER));
        settled(outage);
        platform.somebodyArchives(theRoomOf(outage));

        outage.with("severity", "SEV4").updated("It was the cache.");

        await().atMost(Duration.ofSeconds(30)).until(() -> isArchived(outage));
        settled(outage);
        assertThat(platform.roomsOf(outage.id)).hasSize(1);
    }

    private List<Chamber> openRoomsOf(Outage outage) {
        return platform.roomsOf(outage.id).stream()
                .filter(room -> !room.archived)
                .toList();
    }

    private boolean isArchived(Outage outage) {
        return seen(database.preparedQuery("SELECT archived FROM presence WHERE incident_id = $1 AND workspace = $2")
                .execute(Tuple.of(outage.id, workspace))
                .map(rows -> rows.iterator().next().getBoolean("archived")));
    }
}
