package io.sitrep.notifier.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecentByWeightTest {
    private final RecentByWeight<String, String> recent = new RecentByWeight<>(10, String::length);

    @Test
    void whatWasNotAskedForLongestIsForgottenWhenItGetsTooHeavy() {
        recent.put("a", "1234");
        recent.put("b", "1234");
        recent.get("a");

        recent.put("c", "1234");

        assertThat(recent.get("b")).isNull();
        assertThat(recent.get("a")).isNotNull();
        assertThat(recent.get("c")).isNotNull();
    }

    @Test
    void manyLightOnesFindRoomWhereFewHeavyOnesDo() {
        for (int i = 0; i < 10; i++) {
            recent.put("light" + i, "1");
        }
        assertThat(recent.size()).isEqualTo(10);

        recent.put("heavy", "123456789");

        assertThat(recent.size()).isEqualTo(2);
    }

    @Test
    void newValueTakesTheWeightOfTheOldOneWithIt() {
        recent.put("a", "1234567890");
        recent.put("a", "1");
        recent.put("b", "123456789");
        assertThat(recent.size()).isEqualTo(2);
    }

    @Test
    void oneThatIsTooHeavyIsKeptAlone() {
        recent.put("a", "1");
        recent.put("b", "12345678901234");
        assertThat(recent.size()).isEqualTo(1);
        assertThat(recent.get("b")).isNotNull();
    }

    @Test
    void longTextsAreKeptInFewerZonesSoThatNoPublicationTakesMoreThanItsShare() {
        assertThat(new Renderings(100).bytes()).isLessThanOrEqualTo(Renderings.BYTES);
        assertThat(new Renderings(50_000).bytes()).isLessThanOrEqualTo(Renderings.BYTES);
        Renderings large = new Renderings(50_000);
        Shared first = large.of(Reader.of("en", "Etc/GMT+1"));
        for (int hours = 2; hours <= 12; hours++) {
            large.of(Reader.of("en", "Etc/GMT+" + hours));
            large.of(Reader.of("de", "Etc/GMT+" + hours));
        }
        assertThat(large.of(Reader.of("en", "Etc/GMT+1"))).isNotSameAs(first);
    }
}
