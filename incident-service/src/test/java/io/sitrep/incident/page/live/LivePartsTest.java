package io.sitrep.incident.page.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LivePartsTest {
    private static final String PAGE = "<html><main><!--live:banner--><p>Fine</p><!--/live:banner-->"
            + "<hr><!--live:open--><!--/live:open--></main>";

    @Test
    void partsAreWhatStandsBetweenTheirMarks() {
        assertThat(LiveParts.of(PAGE).html())
                .containsExactly(Map.entry("banner", "<p>Fine</p>"), Map.entry("open", ""));
    }

    @Test
    void onlyWhatHasChangedIsTold() {
        LiveParts before = LiveParts.of(PAGE);
        LiveParts after = LiveParts.of(PAGE.replace("Fine", "Broken"));
        assertThat(after.since(before)).containsOnly(Map.entry("banner", "<p>Broken</p>"));
        assertThat(after.since(after)).isEmpty();
    }

    @Test
    void whatIsTooMuchForAStreamIsLeftToThePageItself() {
        assertThat(new LiveEvent("v", Map.of("open", "x".repeat(7_000)), List.of("a"), false).parts())
                .isNull();
        assertThat(new LiveEvent("v", Map.of("open", "x".repeat(5_000)), List.of("a"), false).parts())
                .hasSize(1);
    }
}
