package io.sitrep.incident.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.sitrep.incident.page.Known.Changes;
import io.sitrep.incident.page.Known.Found;
import io.sitrep.incident.page.Known.Place;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** When it is enough to look at what was written since, and what follows from that. */
class KnownTest {
    private static final UUID A = new UUID(0, 1);
    private static final UUID B = new UUID(0, 2);
    private static final UUID C = new UUID(0, 3);

    private final PageState state = SomeIncidents.state(List.of());
    private final Instant read = state.asOf();
    private final Known known = Known.nothing(null)
            .after(new Found(state, new Changes(Map.of(A, 1L, B, 1L), Set.of(), true), new Place("one", 700)));

    @Test
    void firstReadComparesAll() {
        assertThat(Known.nothing(null).at(new Place("one", 700)).horizon(read)).isNull();
    }

    @Test
    void readsAfterItLookAtWhatWasWrittenSinceForAMinute() {
        Known goesOn = known.at(new Place("one", 700));

        assertThat(goesOn.horizon(read.plusSeconds(59))).isEqualTo(700);
        assertThat(goesOn.horizon(read.plusSeconds(60))).isNull();
    }

    @Test
    void failedReadIsAReasonToCompareAll() {
        assertThat(known.unsure().at(new Place("one", 900)).horizon(read)).isNull();
    }

    @Test
    void versionsOfADatabaseThatHasGoneBackSayNothing() {
        Map<UUID, Long> all = Map.of(A, 1L, B, 1L);

        assertThat(known.at(new Place("one", 900)).compare(all).come()).isEmpty();
        for (Place restored : List.of(new Place("one", 699), new Place("other", 900))) {
            assertThat(known.at(restored).horizon(read)).isNull();
            assertThat(known.at(restored).compare(all).come()).isEqualTo(all);
        }
    }

    @Test
    void onlyAnotherVersionIsFetchedAndWhatIsNoLongerPublicIsGone() {
        Map<UUID, Long> moved = new HashMap<>(Map.of(A, 1L, C, 5L));
        moved.put(B, null);

        assertThat(known.move(moved, 2)).isEqualTo(new Changes(Map.of(C, 5L), Set.of(B), false));
    }

    @Test
    void whereTheNumberOfAllSaysMoreThatIsNotEnough() {
        assertThat(known.move(Map.of(A, 2L), 1)).as("one was deleted").isNull();
        assertThat(known.move(Map.of(A, 2L), 3)).as("one came unseen").isNull();
        assertThat(known.move(Map.of(A, 2L), 2)).isNotNull();
    }

    @Test
    void comparedWithAllItSaysWhatCameChangedAndWent() {
        assertThat(known.compare(Map.of(A, 2L, C, 1L))).isEqualTo(new Changes(Map.of(A, 2L, C, 1L), Set.of(B), true));
    }
}
