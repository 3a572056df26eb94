package io.sitrep.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.sitrep.e2e.WebhookReceiver;
import io.sitrep.fakes.talk.SlackChat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The three services on their own databases, any of which can come from a dump, and what is asked and seen of them. */
final class RestoredSuite implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(90);
    static final List<String> SERVICES = List.of("incident", "notifier", "bot");

    private static final String SIGNING_SECRET = "8f742231b10e8888abcd99yyyzzz85a5";

    private static final Map<String, String[]> READ_AGAIN = Map.of(
            "notifier", new String[] {"sitrep.publications"},
            "bot", new String[] {"sitrep.incidents", "sitrep.deliveries", "sitrep.signals"});

    final Map<String, Ground.Service> running = new HashMap<>();
    final SlackChat slack;
    final WebhookReceiver receiver;
    final Ground ground;
    private final Path directory;
    private int restores;

    RestoredSuite(Path files) throws IOException {
        directory = files;
        slack = new SlackChat(SIGNING_SECRET);
        receiver = new WebhookReceiver();
        Map<String, String> chat = new HashMap<>(slack.settings());
        chat.put("SITREP_CHAT_ROLES", "slack:*=responder");
        ground = new Ground(files, chat);
        slack.reaches(ground.address("bot"));
        for (String service : SERVICES) {
            runs(service, Map.of());
        }
        subscribe(receiver.url());
    }

    @Override
    public void close() {
        running.values().forEach(Ground.Service::close);
        ground.close();
        receiver.close();
        slack.close();
    }

    void runs(String service, Map<String, String> own) throws IOException {
        end(service);
        running.put(service, ground.start(service, Ground.HOME, own));
    }

    /** Its newest update. */
    void stop(String ref) {
        String update = Story.admin()
                .get(incident("/api/v1/incidents/" + ref))
                .jsonPath()
                .getString("updates[0].id");
        Story.admin()
                .post(incident("/api/v1/incidents/" + ref + "/updates/" + update + "/stop"))
                .then()
                .statusCode(200);
    }

    void end(String service) {
        Ground.Service one = running.remove(service);
        if (one != null) {
            one.close();
        }
    }

    Dump dump(String service) throws Exception {
        try (Connection database = ground.connect(service)) {
            return Dump.of(database, Files.createTempDirectory(directory, "dump-of-" + service));
        }
    }

    void setBack(String service, Dump dump) throws Exception {
        setBack(Map.of(service, dump));
    }

    /** Other databases take the place of these services', with what the dumps hold; what they have read since they read again. */
    void setBack(Map<String, Dump> dumps) throws Exception {
        setBack(dumps, Duration.ZERO);
    }

    /** The incident service's, as if it happened so much later. */
    void setBackLater(Dump dump, Duration later) throws Exception {
        setBack(Map.of("incident", dump), later);
    }

    private void setBack(Map<String, Dump> dumps, Duration later) throws Exception {
        dumps.keySet().forEach(this::end);
        for (var each : dumps.entrySet()) {
            String service = each.getKey();
            ground.standsOn(service, service + "_restored_" + ++restores);
            // The schema, as the dump's first part would bring it; asked by nobody, since it is somewhere else.
            ground.startAnother(service, Ground.HOME).close();
            try (Connection database = ground.connect(service)) {
                each.getValue().restore(database);
            }
            if (!later.isZero()) {
                run(service, "UPDATE whereabouts SET seen_at = seen_at - interval '" + later.toSeconds() + " s'");
            }
            if (READ_AGAIN.containsKey(service)) {
                Groups.fromTheBeginning(ground.bootstrapServers(), service, READ_AGAIN.get(service));
            }
        }
        for (String service : SERVICES) {
            if (dumps.containsKey(service)) {
                runs(service, Map.of());
            }
        }
    }

    /** @return how many rows it changed */
    int run(String service, String statement) throws Exception {
        try (Connection database = ground.connect(service);
                Statement run = database.createStatement()) {
            return run.executeUpdate(statement);
        }
    }

    void isHeldBecause(String reason) {
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> Story.admin()
                        .get(ground.address("notifier") + "/api/v1/deliveries/hold")
                        .then()
                        .body("held", equalTo(true))
                        .body("reason", containsString(reason)));
    }

    /** It is refused until the log of erasures is read. */
    void release() {
        await().atMost(PATIENCE)
                .until(
                        () -> Story.admin()
                                .post(ground.address("notifier") + "/api/v1/deliveries/release")
                                .statusCode(),
                        status -> status == 200);
    }

    String declare(String title) {
        return Story.admin()
                .body(Map.of("title", title, "message", "We are investigating.", "severity", "SEV2"))
                .post(incident("/api/v1/incidents"))
                .then()
                .statusCode(201)
                .extract()
                .path("ref");
    }

    void post(String ref, String status, String message) {
        Story.admin()
                .body(Map.of("status", status, "message", message))
                .post(incident("/api/v1/incidents/" + ref + "/updates"))
                .then()
                .statusCode(201);
    }

    String subscribe(String url) {
        return Story.admin()
                .body(Map.of("channel", "webhook", "address", url))
                .post(ground.address("notifier") + "/api/v1/subscribers")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    void component(String name) {
        Story.admin()
                .body(Map.of("name", name))
                .post(incident("/api/v1/components"))
                .then()
                .statusCode(201);
    }

    /** How many components of the name the notifier has heard of. */
    int known(String component) throws Exception {
        return count("notifier", "SELECT count(*) FROM catalog_components WHERE name = '" + component + "'");
    }

    int waiting(String ref) {
        return Story.admin()
                .get(ground.address("notifier") + "/api/v1/deliveries?state=pending&limit=200&incident=" + ref)
                .jsonPath()
                .getList("items")
                .size();
    }

    void isTold(String title, String status) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(states(title)).as(title).contains(status));
    }

    List<String> states(String title) {
        return receiver.about(title).stream()
                .map(each -> each.json().getString("incident.status"))
                .toList();
    }

    long rooms(String name) {
        return slack.rooms().stream().filter(each -> each.name().contains(name)).count();
    }

    /** As the bot's database has them. */
    int roomsOf(String ref) throws Exception {
        return count("bot", """
                SELECT count(*) FROM presence p JOIN incident i ON i.id = p.incident_id
                WHERE p.channel IS NOT NULL AND i.ref = '%s'""".formatted(ref));
    }

    int count(String service, String question) throws Exception {
        try (Connection database = ground.connect(service);
                Statement ask = database.createStatement();
                ResultSet answer = ask.executeQuery(question)) {
            answer.next();
            return answer.getInt(1);
        }
    }

    String incident(String path) {
        return ground.address("incident") + path;
    }
}
