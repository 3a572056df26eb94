package io.sitrep.bot.rooms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Many incidents at once, as after an outage of a platform. */
@QuarkusTest
class SlowWorkspaceTest extends RoomsTestBase {
    @Test
    void aFewAtATimeAreLookedAtInAWorkspaceThatIsSlowAndOthersDoNotWaitForIt() {
        String other = "X" + workspace;
        platform.isInstalledIn(other, null);
        seen(workspaces.askAll());
        platform.holdsRoomsBackIn(workspace);
        List<Outage> outages = new ArrayList<>();
        for (int many = 0; many < 20; many++) {
            outages.add(Outage.of("One of many").declared());
        }

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(outages)
                        .allMatch(outage -> platform.roomsOf(outage.id).size() == 1));
        await().untilAsserted(() -> assertThat(inHand()).isBetween(8L, 11L));
        platform.letsRoomsGoIn(workspace);

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(outages)
                        .allMatch(outage -> platform.roomsOf(outage.id).size() == 2));
        outages.forEach(this::settled);
    }

    private long inHand() {
        return seen(database.preparedQuery(
                        "SELECT count(*) AS many FROM presence WHERE workspace = $1 AND held_until > now()")
                .execute(Tuple.of(workspace))
                .map(rows -> rows.iterator().next().getLong("many")));
    }
}
