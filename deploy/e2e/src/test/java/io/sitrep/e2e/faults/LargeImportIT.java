package io.sitrep.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.sitrep.bench.ServiceProcess;
import io.sitrep.bench.fanout.Notifiers;
import io.sitrep.e2e.TokenDesk;
import io.sitrep.embedded.FreePort;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The largest file of subscribers there may be, into a notifier whose whole heap is hardly larger than the file: it is read as it comes,
 * or it is not read at all.
 */
class LargeImportIT {
    private static final int ROWS = 100_000;
    private static final int LARGEST = 64 * 1024 * 1024;
    private static final int HEAP_MIB = 96;
    private static final Path HOME =
            Path.of("").toAbsolutePath().resolve("../..").normalize();

    private static final int PORT = FreePort.find();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static TokenDesk tokens;
    private static Notifiers notifiers;
    private static ServiceProcess notifier;

    @TempDir
    Path files;

    @BeforeAll
    static void start() throws IOException {
        tokens = new TokenDesk();
        notifiers = new Notifiers(
                HOME,
                Map.of(
                        "SITREP_INCIDENT_URL", tokens.url(),
                        "NOTIFIER_PORT", Integer.toString(PORT),
                        "JDK_JAVA_OPTIONS", "-Xmx" + HEAP_MIB + "m -XX:+ExitOnOutOfMemoryError"));
        notifier = notifiers.start(Optional.empty());
    }

    @AfterAll
    static void stop() {
        notifiers.close();
        tokens.close();
    }

    @Test
    void aHundredThousandRowsOf64MiBAreTakenInASmallHeap() throws Exception {
        Path file = file(LARGEST);
        assertThat(Files.size(file)).isEqualTo(LARGEST);

        long begun = System.nanoTime();
        HttpResponse<String> answer = post(HttpRequest.BodyPublishers.ofFile(file));
        Duration took = Duration.ofNanos(System.nanoTime() - begun);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonPath report = JsonPath.from(answer.body());
        assertThat(report.getList("rejected")).isEmpty();
        assertThat(report.getInt("imported")).isEqualTo(ROWS);
        assertThat(subscribers()).isEqualTo(ROWS);
        System.out.printf(
                "%,d rows, 64 MiB, in %.1f s: %,.0f rows a second; heap %d MiB, resident at most %s MiB%n",
                ROWS,
                took.toMillis() / 1000.0,
                ROWS * 1000.0 / took.toMillis(),
                HEAP_MIB,
                notifier.peakMemory().map(Object::toString).orElse("?"));
    }

    /** Its head is enough: not a byte of the body has to be sent. Who sends on meanwhile may see no more than a closed connection. */
    @Test
    void oneByteMoreIsRefusedBeforeItIsRead() throws Exception {
        String head =
                "POST /api/v1/subscribers/import HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson\r\n"
                        + "Authorization: Bearer sitrep_admin_of-this-test\r\nContent-Length: " + (LARGEST + 1)
                        + "\r\n\r\n";
        String answer;
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), PORT)) {
            socket.setSoTimeout((int) Duration.ofSeconds(20).toMillis());
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
        assertThat(answer)
                .startsWith("HTTP/1.1 413 ")
                .containsIgnoringCase("Content-Type: application/problem+json")
                .contains("A request's body is at most " + LARGEST + " bytes here");
    }

    /** Of a body that does not say how long it is, that is noticed when it is. The sender may see no more than the end of the connection. */
    @Test
    void aBodyOfUnknownLengthIsNotReadBeyondTheLimit() throws Exception {
        long before = subscribers();
        HttpRequest.BodyPublisher endless = HttpRequest.BodyPublishers.ofInputStream(Endless::new);
        int status = -1;
        try {
            status = post(endless).statusCode();
        } catch (IOException connectionEnded) {
            assertThat(connectionEnded).isNotNull();
        }
        assertThat(status).isIn(413, -1);
        // What is no row is no subscriber.
        assertThat(subscribers()).isEqualTo(before);
        assertThat(CLIENT.send(
                                HttpRequest.newBuilder(address("/subscribe")).build(),
                                HttpResponse.BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(200);
    }

    /** Lines without an end, and without a subscriber. */
    private static final class Endless extends InputStream {
        private long given;

        @Override
        public int read() {
            given++;
            return given % 100 == 0 ? '\n' : 'x';
        }
    }

    private static HttpResponse<String> post(HttpRequest.BodyPublisher body) throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(address("/api/v1/subscribers/import"))
                        .timeout(Duration.ofMinutes(5))
                        .header("Authorization", "Bearer sitrep_admin_of-this-test")
                        .header("Content-Type", "application/x-ndjson")
                        .POST(body)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static URI address(String path) {
        return URI.create("http://127.0.0.1:" + PORT + path);
    }

    /** One subscriber a line, each with as much around it as makes the file so long. */
    private Path file(int bytes) throws IOException {
        Path file = files.resolve("subscribers-" + bytes + ".ndjson");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            int written = 0;
            for (int row = 1; row <= ROWS; row++) {
                byte[] line = """
                        {"channel":"email","address":"reader-%06d@example.org","locale":"it","time_zone":"Europe/Rome","regions":["IT","FR"],"min_impact":"minor"}""".formatted(row).getBytes(StandardCharsets.UTF_8);
                int end = (int) ((long) bytes * row / ROWS);
                out.write(line);
                out.write(" ".repeat(end - written - line.length - 1).getBytes(StandardCharsets.UTF_8));
                out.write('\n');
                written = end;
            }
        }
        return file;
    }

    private static long subscribers() throws Exception {
        try (Connection database = notifiers.connect();
                Statement ask = database.createStatement();
                ResultSet answer = ask.executeQuery("SELECT count(*) FROM subscribers")) {
            answer.next();
            return answer.getLong(1);
        }
    }
}
