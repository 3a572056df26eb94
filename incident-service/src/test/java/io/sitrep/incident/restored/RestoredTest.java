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
        restored = new Restored(source, new NotifierHold(address, "of-the-suite"));
    }

    @AfterEach
    void end() {
        database.run("UPDATE whereabouts SET hold_pending = false");
        notifier.stop(0);
    }

    @Test
    void aDatabaseFromADumpGoesOnAtNumbersThatCanNotHaveBeenUsed() throws Exception {
        var known = declare(Map.of("title", "Before the dump", "message", "m")).extract();
        long sequence = sequence(known.path("id"));

        database.run("UPDATE whereabouts SET number = 'where the dump was made'");
        restored.look();

        assertThat(sequence(known.path("id"))).isEqualTo(sequence + 1_000_000);
        String next = declare(Map.of("title", "After the restore", "message", "m"))
                .extract()
                .path("ref");
        assertThat(number(next)).isGreaterThan(number(known.path("ref")) + 100);
    }

    @Test
    void nothingIsToldBeforeTheNotifierHoldsItAndThenItIsNotAskedAgain() throws Exception {
        assertThat(restored.mayTell()).isTrue();
        assertThat(asked).isEmpty();

        database.run("UPDATE whereabouts SET number = 'where the dump was made'");
        restored.look();
        answer = 503;
        assertThat(restored.mayTell()).isFalse();
        assertThat(restored.mayTell()).isFalse();
        answer = 200;
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

    private static long number(String ref) {
        return Long.parseLong(ref.substring(ref.indexOf('-') + 1));
    }
}
