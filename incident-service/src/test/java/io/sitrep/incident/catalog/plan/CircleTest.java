package io.sitrep.incident.catalog.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CircleTest {

    @Test
    void aCircleIsNamedFromWhereItBeginsToWhereItEnds() {
        Map<String, List<String>> ways = new LinkedHashMap<>();
        ways.put("entry", List.of("A"));
        ways.put("A", List.of("leaf", "B"));
        ways.put("B", List.of("C"));
        ways.put("C", List.of("A"));

        assertThat(Circle.named(Circle.in(ways), name -> name)).isEqualTo("A → B → C → A");
    }

    @Test
    void whatLeadsToItselfIsTheSmallestCircle() {
        assertThat(Circle.in(Map.of("A", List.of("A")))).containsExactly("A", "A");
    }

    @Test
    void severalWaysToTheSamePlaceAreNoCircle() {
        assertThat(Circle.in(Map.of("A", List.of("B", "C"), "B", List.of("D"), "C", List.of("D"), "D", List.of("E"))))
                .isEmpty();
    }

    @Test
    void aChainAsLongAsACatalogIsFollowedToItsEnd() {
        Map<Integer, List<Integer>> chain = new LinkedHashMap<>();
        for (int i = 0; i < 20_000; i++) {
            chain.put(i, List.of(i + 1));
        }
        assertThat(Circle.in(chain)).isEmpty();

        chain.put(20_000, List.of(0));
        assertThat(Circle.in(chain)).hasSize(20_002);
    }
}
