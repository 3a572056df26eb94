package io.sitrep.incident.leaks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.incident.Database;
import io.sitrep.incident.RealIncidentService;
import io.sitrep.incident.api.Suite;
import io.sitrep.incident.leaks.Caller.Reading;
import io.sitrep.incident.leaks.Story.Step;
import io.sitrep.incident.outbox.TopicReader;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Whatever is called in whatever order, nothing internal at that time reaches what the public can read. Each text that is
 * sent holds a word of its own; a small model of the contract says which of them may be read. What once came out may be in
 * older events; it may not be said again once it was taken back.
 *
 * <p>To repeat a run: {@code -Dsitrep.leaks.seed=…} with the seed of its failure. To search for longer:
 * {@code -Dsitrep.leaks.sequences=500}.
 */
@QuarkusTest
class NothingInternalLeaksTest extends RealIncidentService {
    private static final int SEQUENCES = Integer.getInteger("sitrep.leaks.sequences", 20);
    private static final int CALLS = 25;

    private static final List<String> EVERYWHERE = List.of(
            "/", "/history", "/api/v2/summary.json", "/api/v2/incidents.json", "/api/v2/incidents/unresolved.json");

    private final long seed = Long.getLong("sitrep.leaks.seed", System.nanoTime());
    private final Caller caller = new Caller();
    private final Markers markers = new Markers(Long.toHexString(seed));
    private final List<Story> stories = new ArrayList<>();

    @Inject
    Database database;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    private TopicReader publications;

    @BeforeEach
    void listen() {
        publications = new TopicReader(kafka, "sitrep.publications");
    }

    @AfterEach
    void stopListening() {
        publications.close();
    }

    @Test
    void whateverIsCalledInWhateverOrderNothingInternalBecomesPublic() {
        String component = Suite.component();
        for (int i = 0; i < SEQUENCES; i++) {
            Story story = new Story(caller, markers);
            stories.add(story);
            new RandomCalls(new Random(seed + i), markers, story, component).make(CALLS);
            assertThat(story.steps)
                    .as(told(story))
                    .noneMatch(step -> step.answer().status() >= 500);
            theStatusPageHasCaughtUp();
            theStatusPageShowsWhatIsPublicAlone(story);
        }
        noEventHeldMoreThanWasPublicThen();
    }

    /** A page that shows what came later shows all that came before. */
    private void theStatusPageHasCaughtUp() {
        var later = Map.of("title", "Came later", "message", "m", "status", "resolved");
        String address = "/incidents/"
                + caller.change("POST", "", later, "whoever", Story.number())
                        .body()
                        .get("public_id")
                        .asText();
        await().pollInterval(Duration.ofMillis(20))
                .until(() -> caller.read(address).status() == 200);
    }

    private void theStatusPageShowsWhatIsPublicAlone(Story story) {
        Set<String> known =
                stories.stream().flatMap(each -> each.known().stream()).collect(Collectors.toSet());
        for (String path : EVERYWHERE) {
            Reading reading = caller.read(path);
            assertThat(reading.status()).as(path).isEqualTo(200);
            isOf(known, reading, path, story);
        }
        for (Remembered incident : story.incidents) {
            for (String path : List.of(
                    "/incidents/" + incident.publicId,
                    "/incidents/" + incident.ref,
                    "/api/v2/incidents/" + incident.publicId + ".json")) {
                Reading reading = caller.read(path);
                isOf(known, reading, path, story);
                if (!incident.isKnown()) {
                    assertThat(reading.status()).as(path + told(story)).isEqualTo(404);
                }
            }
            if (incident.isKnown()) {
                assertThat(markers.in(
                                caller.read("/incidents/" + incident.publicId).body()))
                        .as(told(story))
                        .containsAll(incident.shown());
            }
        }
    }

    private void isOf(Set<String> known, Reading reading, String path, Story story) {
        assertThat(leaked(reading.body(), known)).as(path + told(story)).isEmpty();
    }

    private Set<String> leaked(String text, Set<String> known) {
        Set<String> leaked = markers.in(text);
        leaked.removeAll(known);
        return leaked;
    }

    private void noEventHeldMoreThanWasPublicThen() {
        await().until(() -> database.count("SELECT count(*) FROM outbox") == 0);
        Map<String, Story> storyOf = new HashMap<>();
        Map<String, Step> stepOf = new HashMap<>();
        stories.forEach(story -> story.steps.forEach(step -> {
            storyOf.put(step.answer().trace(), story);
            stepOf.put(step.answer().trace(), step);
        }));
        Set<String> told = new HashSet<>();
        for (ConsumerRecord<String, String> event : publications.all()) {
            var trace = event.headers().lastHeader("traceparent");
            Step step = trace == null ? null : stepOf.get(TopicReader.header(event, "traceparent"));
            if (step != null) {
                String which = event.value() + " of " + step
                        + told(storyOf.get(step.answer().trace()));
                assertThat(step.visible()).as(which).contains(event.key());
                assertThat(leaked(event.toString(), step.allowed())).as(which).isEmpty();
                told.add(step.answer().trace());
            }
        }
        assertThat(told).as("calls of which the public was told").hasSizeGreaterThan(SEQUENCES);
    }

    private String told(Story story) {
        return "%n-Dsitrep.leaks.seed=%d, sequence %d:%n%s%n".formatted(seed, stories.indexOf(story), story);
    }
}
