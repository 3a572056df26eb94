package io.sitrep.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SelectorTest {
    private static final Map<String, String> BOT = Map.of("name", "bot", "part-of", "sitrep");

    @Test
    void emptySelectorMeansAll() {
        assertThat(selector("{}").fits(BOT)).isTrue();
    }

    @Test
    void allLabelsHaveToFit() {
        assertThat(selector("{matchLabels: {name: bot, part-of: sitrep}}").fits(BOT))
                .isTrue();
        assertThat(selector("{matchLabels: {name: bot, part-of: kafka}}").fits(BOT))
                .isFalse();
    }

    @Test
    void expressionsMeanWhatTheySay() {
        assertThat(expression("{key: name, operator: In, values: [page, bot]}")).isTrue();
        assertThat(expression("{key: name, operator: In, values: [page]}")).isFalse();
        assertThat(expression("{key: name, operator: NotIn, values: [page]}")).isTrue();
        assertThat(expression("{key: tier, operator: NotIn, values: [page]}")).isTrue();
        assertThat(expression("{key: tier, operator: Exists}")).isFalse();
        assertThat(expression("{key: tier, operator: DoesNotExist}")).isTrue();
        assertThat(expression("{key: name, operator: Is, values: [bot]}")).isFalse();
    }

    private static boolean expression(String expression) {
        return selector("{matchExpressions: [" + expression + "]}").fits(BOT);
    }

    private static Selector selector(String yaml) {
        return new Selector(Manifests.read(yaml).get(0).tree());
    }
}
