package io.sitrep.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.bot.fake.FakeSlack;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people look up from chat. */
@QuarkusTest
class ReadingVerbsTest extends BotTest {
    @ParameterizedTest
    @ValueSource(strings = {"show", "timeline", "runbook", "postmortem INC-1", "list", "deliveries"})
    void whoReadsChangesNothingAndAViewerMay(String typed) {
        types(FakeSlack.RESPONDER, "declare SEV1 Checkout is down");
        types(FakeSlack.RESPONDER, "note Seen by hand");

        assertThat(textOf(types(FakeSlack.VIEWER, typed))).isNotBlank();
        assertThat(incidents.mutations()).hasSize(2);
    }

    @Test
    void theTimelineEndsWithWhatHappenedLast() {
        types(FakeSlack.RESPONDER, "declare Checkout is down");
        for (int note = 1; note <= 33; note++) {
            types(FakeSlack.RESPONDER, "note Seen " + note);
        }

        assertThat(textOf(types(FakeSlack.VIEWER, "timeline")))
                .contains("Seen 4\n")
                .endsWith("Seen 33")
                .doesNotContain("Seen 3\n");
    }

    @Test
    void aTimelineOfLongEntriesEndsWithWhatHappenedLastToo() {
        types(FakeSlack.RESPONDER, "declare Checkout is down");
        for (int note = 1; note <= 30; note++) {
            types(FakeSlack.RESPONDER, "note Seen " + note + " " + "é".repeat(1_000));
        }

        JsonNode blocks = types(FakeSlack.VIEWER, "timeline").path("blocks");

        assertThat(blocks.toString()).contains("Seen 1 ", "Seen 30 ");
        assertThat(blocks.findParents("verbatim").stream()
                        .mapToInt(text -> text.path("text").asText().length())
                        .sum())
                .isBetween(4_000, 9_000);
    }

    @Test
    void showTellsHowItStandsAndOffersWhatCanBeDone() {
        types(FakeSlack.RESPONDER, "declare SEV1 Checkout is down");
        types(FakeSlack.RESPONDER, "lead");

        JsonNode shown = types(FakeSlack.VIEWER, "show");

        assertThat(textOf(shown))
                .contains("INC-1: Checkout is down", "SEV1", "investigating", "Commander: Rosa Responder é");
        assertThat(commands(shown))
                .containsExactlyInAnyOrder("update INC-1", "severity INC-1", "lead INC-1", "resolve INC-1");
        types(FakeSlack.RESPONDER, "resolve");
        assertThat(commands(types(FakeSlack.VIEWER, "show INC-1"))).isEmpty();
    }

    @Test
    void tasksAreListedByNumberAndDoneByIt() {
        types(FakeSlack.RESPONDER, "declare Checkout is down");
        types(FakeSlack.RESPONDER, "task add Call the provider");
        types(FakeSlack.RESPONDER, "task add Write to the bank");

        assertThat(textOf(types(FakeSlack.RESPONDER, "task done 1"))).contains("task done: Call the provider");
        assertThat(textOf(types(FakeSlack.RESPONDER, "task done 1"))).contains("done already");
        assertThat(textOf(types(FakeSlack.RESPONDER, "task done 7"))).contains("no task \"7\"");
        assertThat(textOf(types(FakeSlack.RESPONDER, "task list")))
                .contains("INC-1: 2 tasks", "✓ 1. Call the provider", "• 2. Write to the bank");
    }

    /** What the buttons under an answer type. */
    private static Set<String> commands(JsonNode message) {
        return message.findParents("action_id").stream()
                .map(button -> button.path("value").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
