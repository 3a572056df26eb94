package io.sitrep.incident.restored;

import static io.sitrep.incident.api.Suite.declare;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.incident.Database;
import io.sitrep.incident.RealIncidentService;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RestoredTest extends RealIncidentService {
    @Inject
    Database database;

    @Inject
    DataSource source;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer notifier;
    private volatile int answer = 200;
    private volatile Instant now = Instant.now();
    private Restored restored;

    @BeforeEach
    void listen() throws IOException {
        notifier = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        notifier.createContext("/api/v1/deliveries/hold", exchange -> {
            try (exchange) {
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                asked.add(exchange.getRequestHeaders().getFirst("Authorization") + " " + body);
                exchange.sendResponseHeaders(answer, -1);
            }
        });
        notifier.start();
        URI address = URI.create("http://127.0.0.1:" + notifier.getAddress().getPort());
        restored = new Restored(source, new NotifierHold(address, "of-the-suite", () -> now, Duration.ofMinutes(1)));
    }

    @AfterEach
    void end() {
        database.run("UPDATE whereabouts SET hold_pending = false, catalog_pending = false");
        notifier.stop(0);
    }

    @Test
    void aDatabaseFromADumpGoesOnAtNumbersThatCanNotHaveBeenUsed() throws Exception {
        var known = declare(Map.of("title", "Before the dump", "message", "m")).extract();
        long sequence = sequence(known.path("id"));

        database.run("UPDATE whereabouts SET number = 'where the dump was made'");
        restored.look();

        assertThat(sequence(known.path("id"))).isGreaterThan(sequence + 1_000_000);
        String next = declare(Map.of("title", "After the restore", "message", "m"))
                .extract()
                .path("ref");
        assertThat(number(next)).isGreaterThan(number(known.path("ref")) + 100);
    }

    @Test
    void theSameDumpRestoredOnceMoreGoesOnAboveWhatTheFirstRestoreCameTo() throws Exception {
        String id = declare(Map.of("title", "Twice in a night", "message", "m"))
                .extract()
                .path("id");
        long dumped = sequence(id);
        database.run("UPDATE whereabouts SET number = 'where the dump was made', seen_at = now() - interval '1 day'");
        restored.look();
        long first = sequence(id);
        // A name for each half minute since the dump, on top of the hundred.
        long names = name();
        database.run("UPDATE incidents SET publication_sequence = ? WHERE id = ?::uuid", dumped, id);
        database.run("UPDATE whereabouts SET number = 'where the dump was made', seen_at = now() - interval '2 days'");

        restored.look();

        assertThat(sequence(id)).isGreaterThan(first);
        assertThat(name() - names).isBetween(2 * 2_880L + 100, 2 * 2_880L + 110);
    }

    @Test
    void whoWasSignedInIsNotAnyMoreAndOthersHearOfTheCatalog() throws Exception {
        database.run("""
                INSERT INTO console_sessions (key, actor, token_id, seal, opened_at, used_at)
                VALUES ('of-the-dump', 'ada', 'revoked-since', 's', now(), now())""");
        database.run("UPDATE whereabouts SET number = 'where the dump was made'");

        restored.look();

        assertThat(database.count("SELECT count(*) FROM console_sessions WHERE key = 'of-the-dump'"))
                .isZero();
        assertThat(database.count("SELECT count(*) FROM whereabouts WHERE catalog_pending AND hold_pending"))
                .isEqualTo(1);
    }

    @Test
    void whatIsRestoredKnowsSinceWhenItIsNotInUse() throws Exception {
        database.run("UPDATE whereabouts SET seen_at = now() - interval '1 day'");

        restored.worksHere();

        assertThat(database.count("SELECT count(*) FROM whereabouts WHERE seen_at > now() - interval '1 minute'"))
                .isEqualTo(1);
    }

    @Test
    void nothingIsToldBeforeTheNotifierHoldsItAndThenItIsNotAskedAgain() throws Exception {
        assertThat(restored.mayTell()).isTrue();
        assertThat(asked).isEmpty();

        database.run("UPDATE whereabouts SET number = 'where the dump was made'");
        restored.look();
        answer = 503;
        assertThat(restored.mayTell()).isFalse();
        assertThat(restored.mayTell()).as("not asked again at once").isFalse();
        now = now.plus(Duration.ofSeconds(1));
        assertThat(restored.mayTell()).isFalse();
        answer = 200;
        now = now.plus(Duration.ofSeconds(1));
        assertThat(restored.mayTell()).as("the pause grows").isFalse();
        now = now.plus(Duration.ofSeconds(1));
        assertThat(restored.mayTell()).isTrue();
        assertThat(restored.mayTell()).isTrue();

        assertThat(asked)
                .hasSize(3)
                .allMatch(each -> each.startsWith("Bearer of-the-suite ") && each.contains("restored"));
    }

    @Test
    void nothingIsToldWhileTheNotifierIsAway() throws Exception {
        database.run("UPDATE whereabouts SET number = 'where the dump was made'");
        restored.look();
        notifier.stop(0);

        assertThat(restored.mayTell()).isFalse();
    }

    @Test
    void aDatabaseThatIsWhereItWasIsLeftAlone() throws Exception {
        String id = declare(Map.of("title", "Where it was", "message", "m"))
                .extract()
                .path("id");
        long sequence = sequence(id);

        restored.look();

        assertThat(sequence(id)).isEqualTo(sequence);
        assertThat(restored.mayTell()).isTrue();
    }

    private long sequence(String id) {
        return database.count("SELECT publication_sequence FROM incidents WHERE id = ?::uuid", id);
    }

    private long name() {
        return database.count("SELECT nextval('incident_numbers')");
    }

    private static long number(String ref) {
        return Long.parseLong(ref.substring(ref.indexOf('-') + 1));
    }
}
