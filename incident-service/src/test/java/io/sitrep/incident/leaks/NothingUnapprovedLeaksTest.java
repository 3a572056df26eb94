package io.sitrep.incident.leaks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.sitrep.incident.CarefulHouse;
import io.sitrep.incident.Database;
import io.sitrep.incident.RealIncidentService;
import io.sitrep.incident.leaks.Caller.Answer;
import io.sitrep.incident.outbox.TopicReader;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/**
 * Where another person has to approve and everything waits: whatever is called in whatever order, nothing that never came
 * out reaches what the public can read; not the words of an update, and nothing of an incident of which no update did.
 *
 * <p>To repeat a run: {@code -Dsitrep.leaks.seed=…} with the seed of its failure.
 */
@QuarkusTest
@TestProfile(CarefulHouse.class)
class NothingUnapprovedLeaksTest extends RealIncidentService {
    private static final int SEQUENCES = Integer.getInteger("sitrep.leaks.sequences", 10);
    private static final int MOST_SEQUENCES = 6 * SEQUENCES;
    private static final int CALLS = 25;
    private static final List<String> PEOPLE = List.of("ada", "grace", "joan");
    private static final List<String> STATUSES = List.of("investigating", "identified", "monitoring", "resolved");

    private final long seed = Long.getLong("sitrep.leaks.seed", System.nanoTime());
    private final Caller caller = new Caller();
    private final Markers markers = new Markers(Long.toHexString(seed));
    private final Set<String> cameOut = new HashSet<>();
    private final List<String> ids = new ArrayList<>();
    private final List<String> publicIds = new ArrayList<>();
    private final List<String> log = new ArrayList<>();

    @Inject
    Database database;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @Test
    void whateverIsCalledNothingThatNeverCameOutBecomesPublic() {
        try (TopicReader publications = new TopicReader(kafka, "sitrep.publications")) {
            int sequences = 0;
            int told = 0;
            // In a house that approves and holds, little comes out: chance may want more calls until enough did.
            while (told <= SEQUENCES && sequences < MOST_SEQUENCES) {
                for (int i = 0; i < SEQUENCES; i++) {
                    sequence(new Random(seed + sequences++));
                }
                await().until(() -> database.count("SELECT count(*) FROM outbox") == 0);
                told = 0;
                for (ConsumerRecord<String, String> event : publications.all()) {
                    if (ids.contains(event.key())) {
                        told++;
                        onlyWhatCameOut(event.value(), "an event");
                    }
                }
            }
            assertThat(told).as("publications").isGreaterThan(SEQUENCES);
        }
        List<String> pages =
                new ArrayList<>(List.of("/", "/history", "/api/v2/incidents.json", "/api/v2/summary.json"));
        publicIds.forEach(id -> pages.add("/incidents/" + id));
        pages.forEach(path -> onlyWhatCameOut(caller.read(path).body(), path));
    }

    private void sequence(Random random) {
        Map<String, Object> first = new HashMap<>(Map.of("title", marked(), "message", marked(), "severity", "SEV1"));
        first.put("visibility", random.nextInt(3) == 0 ? "internal" : "public");
        Answer declared = call(random, "POST", "", first);
        String id = declared.body().get("id").asText();
        ids.add(id);
        publicIds.add(declared.body().get("public_id").asText());
        for (int i = 0; i < CALLS; i++) {
            step(random, id, read(id));
        }
        read(id);
    }

    private void step(Random random, String id, JsonNode incident) {
        JsonNode updates = incident.get("updates");
        String path = "/" + id + "/updates/";
        String update =
                path + updates.get(random.nextInt(updates.size())).get("id").asText();
        switch (random.nextInt(12)) {
            case 0, 1, 2 -> call(random, "POST", "/" + id + "/updates", words(random));
            case 3, 4, 5 -> call(random, "POST", path + oneThatIs("awaiting_approval", updates) + "/approve", null);
            case 6, 7 -> call(random, "POST", path + oneThatIs("held", updates) + "/publish", null);
            case 8 -> call(random, "PATCH", update, Map.of("message", marked()));
            case 9 -> call(random, "POST", update + (random.nextBoolean() ? "/stop" : "/retract"), null);
            case 10 ->
                call(
                        random,
                        "PATCH",
                        "/" + id,
                        Map.of(
                                "visibility",
                                incident.get("visibility").asText().equals("public") ? "internal" : "public"));
            default -> call(random, "PATCH", "/" + id, Map.of("title", marked()));
        }
    }

    /** The newest, where none is. */
    private static String oneThatIs(String state, JsonNode updates) {
        for (JsonNode update : updates) {
            if (update.get("state").asText().equals(state)) {
                return update.get("id").asText();
            }
        }
        return updates.get(0).get("id").asText();
    }

    private Map<String, Object> words(Random random) {
        Map<String, Object> words = new HashMap<>(Map.of("message", marked()));
        if (random.nextBoolean()) {
            words.put("status", STATUSES.get(random.nextInt(STATUSES.size())));
        }
        if (random.nextInt(3) == 0) {
            words.put("publish", List.of("now", "held", "draft").get(random.nextInt(3)));
        }
        return words;
    }

    /** Remembers what by now has come out: the house itself says which updates have. */
    private JsonNode read(String id) {
        JsonNode incident =
                caller.change("GET", "/" + id, null, "ada", Story.number()).body();
        boolean known = false;
        for (JsonNode update : incident.get("updates")) {
            if (!update.get("published_at").isNull()) {
                known = true;
                cameOut.addAll(markers.in(update.toString()));
            }
        }
        if (known && incident.get("visibility").asText().equals("public")) {
            cameOut.addAll(markers.in(incident.get("title").asText()));
        }
        return incident;
    }

    private Answer call(Random random, String method, String path, Object body) {
        Answer answer = caller.change(method, path, body, PEOPLE.get(random.nextInt(PEOPLE.size())), Story.number());
        log.add(method + " " + path + " " + body + " -> " + answer.status());
        assertThat(answer.status()).as(told()).isLessThan(500);
        if (!ids.isEmpty() && path.length() > 1) {
            read(path.substring(1).split("/", -1)[0]);
        }
        return answer;
    }

    private void onlyWhatCameOut(String text, String where) {
        Set<String> leaked = markers.in(text);
        leaked.removeAll(cameOut);
        assertThat(leaked).as(where + told()).isEmpty();
    }

    private String marked() {
        return "It is " + markers.next("word");
    }

    private String told() {
        return "%n-Dsitrep.leaks.seed=%d%n%s".formatted(seed, String.join("\n", log));
    }
}
