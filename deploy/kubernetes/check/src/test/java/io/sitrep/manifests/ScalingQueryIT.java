package io.sitrep.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What scales the notifier, worked out by promtool: who waits and could be told brings more of them; a hold and one dead receiver do not. */
class ScalingQueryIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path home;

    @Test
    void thoseWhoAreDueBringMoreNotifiersAndAHoldBringsNone() throws IOException {
        worksOut(query());
    }

    @Test
    void aQueryThatCountsWhatIsHeldIsSeen() {
        String careless = query().replace("_due_", "_");

        assertThat(careless).isNotEqualTo(query());
        assertThatThrownBy(() -> worksOut(careless)).hasMessageContaining("failed");
    }

    private static String query() {
        return Manifests.of(Installation.of("prod"))
                .find("ScaledObject", "notifier")
                .orElseThrow()
                .at("/spec/triggers/0/metadata/query")
                .asText();
    }

    private void worksOut(String query) throws IOException {
        ObjectNode file = JSON.createObjectNode();
        ArrayNode tests = file.putArray("tests");
        tests.add(test("an incident with many readers", query, Map.of("due_oldest", 120, "oldest", 120), 20_000, 120));
        tests.add(test("everything is held by hand", query, Map.of("due_oldest", 0, "oldest", 7_200), 20_000, 0));
        tests.add(test("one receiver is dead", query, Map.of("due_oldest", 900, "oldest", 7_200), 3, 0));
        Path rules = home.resolve("scaling.test.yaml");
        Files.writeString(rules, file.toString());
        Tool.run(home, "", "promtool", "test", "rules", rules.toString());
    }

    private static ObjectNode test(String name, String query, Map<String, Integer> ages, int backlog, int expected) {
        ObjectNode test = JSON.createObjectNode().put("name", name).put("interval", "15s");
        ArrayNode series = test.putArray("input_series");
        ages.forEach((age, seconds) -> given(series, age + "_age_seconds", seconds));
        given(series, "backlog", backlog);
        ObjectNode asked =
                test.putArray("promql_expr_test").addObject().put("expr", query).put("eval_time", "1m");
        asked.putArray("exp_samples").addObject().put("labels", "{}").put("value", expected);
        return test;
    }

    private static void given(ArrayNode series, String name, int value) {
        series.addObject()
                .put("series", "sitrep_deliveries_" + name + "{namespace=\"sitrep\",job=\"sitrep-notifier\"}")
                .put("values", value + "+0x8");
    }
}
