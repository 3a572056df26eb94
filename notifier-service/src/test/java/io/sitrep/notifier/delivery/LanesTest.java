package io.sitrep.notifier.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LanesTest {
    private final Lanes lanes = new Lanes();

    @Test
    void mostPlacesAreForTheMostUrgentAndSomeForEach() {
        lanes.allMayHaveSome();
        assertThat(lanes.share(150)).containsExactly(80, 40, 20, 10);
    }

    @Test
    void laneThatIsAloneHasAll() {
        lanes.mayHaveSome(4);
        assertThat(lanes.share(150)).containsExactly(0, 0, 0, 150);
    }

    @Test
    void noPlaceIsGivenTwiceOrLost() {
        for (int places = 1; places < 40; places++) {
            lanes.allMayHaveSome();
            int[] shares = lanes.share(places);
            assertThat(shares[0] + shares[1] + shares[2] + shares[3]).isEqualTo(places);
        }
    }

    @Test
    void nobodyStarvesThoughThereIsButOnePlace() {
        int[] had = new int[Lanes.COUNT];
        for (int i = 0; i < 150; i++) {
            lanes.allMayHaveSome();
            int[] shares = lanes.share(1);
            for (int lane = 0; lane < Lanes.COUNT; lane++) {
                had[lane] += shares[lane];
            }
        }
        assertThat(had).containsExactly(80, 40, 20, 10);
    }

    @Test
    void laneThatWasLookedAtIsQuietUntilSomebodySpeaksUp() {
        lanes.mayHaveSome(2);
        lanes.looked(2);
        assertThat(lanes.anyMayHaveSome()).isFalse();
        lanes.mayHaveSome(2);
        assertThat(lanes.anyMayHaveSome()).isTrue();
    }
}
