package io.sitrep.bot.following;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.bot.following.Following.Channel;
import io.sitrep.bot.following.Publication.Subject;
import io.sitrep.bot.following.Publication.Update;
import io.sitrep.bot.rooms.PretendedPlatform;
import io.sitrep.bot.rooms.RoomsTestBase;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** News of channels on a platform that hangs, or refuses, in one workspace. */
@QuarkusTest
class SlowNewsTest extends RoomsTestBase {
    @Inject
    Following following;

    @Inject
    News news;

    private Channel hanging;
    private Channel quick;

    @BeforeEach
    void twoChannelsFollow() {
        hanging = new Channel(PretendedPlatform.NAME, workspace, "H" + workspace);
        quick = new Channel(PretendedPlatform.NAME, "X" + workspace, "Q" + workspace);
        seen(following.begin(hanging, "somebody"));
        seen(following.begin(quick, "somebody"));
    }

    @AfterEach
    void nobodyFollows() {
        seen(following.end(hanging));
        seen(following.end(quick));
    }

    @Test
    void aWorkspaceThatHangsKeepsTheNewsOfNoOtherWaiting() {
        platform.holdsNewsBackIn(hanging.id());
        List<UUID> updates =
                IntStream.range(0, 3).mapToObj(many -> UUID.randomUUID()).toList();
        updates.forEach(update -> told(update, "News"));

        await().untilAsserted(() -> assertThat(platform.newsIn(quick.id())).hasSize(3));
        assertThat(platform.newsIn(hanging.id())).isEmpty();

        platform.letsNewsGoIn(hanging.id());
        await().untilAsserted(() -> assertThat(platform.newsIn(hanging.id()))
                .extracting(message -> message.mark)
                .containsExactlyInAnyOrderElementsOf(
                        updates.stream().map(update -> "news:" + update).toList()));
    }

    @Test
    void aCorrectionThatComesWhileItsUpdateIsOnItsWayIsShownInItsPlace() {
        platform.holdsNewsBackIn(hanging.id());
        UUID update = UUID.randomUUID();
        told(update, "Wrong");
        await().until(() -> !platform.newsIn(quick.id()).isEmpty());
        corrected(update, "Right");
        await().untilAsserted(() ->
                assertThat(textOf(platform.newsIn(quick.id()).get(0).card)).contains("Right"));

        platform.letsNewsGoIn(hanging.id());

        await().untilAsserted(() -> assertThat(platform.newsIn(hanging.id()))
                .singleElement()
                .satisfies(message -> assertThat(textOf(message.card)).contains("Right")));
    }

    @Test
    void aCorrectionIsNotLostWithAnUpdateThatIsRefused() {
        platform.holdsNewsBackIn(hanging.id());
        platform.refusesNextIn(hanging.id());
        UUID update = UUID.randomUUID();
        told(update, "Refused");
        await().until(() -> !platform.newsIn(quick.id()).isEmpty());
        corrected(update, "Taken");

        platform.letsNewsGoIn(hanging.id());

        await().untilAsserted(() -> assertThat(platform.newsIn(hanging.id()))
                .singleElement()
                .satisfies(message -> assertThat(textOf(message.card)).contains("Taken")));
    }

    private void told(UUID update, String words) {
        seen(news.told(publication(1, update, "published", words), Instant.now().plusSeconds(1)));
    }

    private void corrected(UUID update, String words) {
        seen(news.changed(publication(2, update, "corrected", words)));
    }

    private static Publication publication(long sequence, UUID update, String state, String words) {
        return new Publication(
                sequence,
                true,
                new Subject("INC-7", "Checkout is down", "monitoring", "SEV2", null),
                new Update(update, "monitoring", state, words));
    }
}
