package io.sitrep.incident.page.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.incident.RealIncidentService;
import io.sitrep.incident.page.PageData;
import io.sitrep.incident.page.site.RawConnection.Answer;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What lies ready is sent past the server, and nobody can tell from the answer. */
@QuarkusTest
class FastLaneTest extends RealIncidentService {
    private static final String FRONT = "GET / HTTP/1.1\nHost: a\n\n";

    @TestHTTPResource("/")
    URI service;

    @Inject
    PageData data;

    @Inject
    MeterRegistry metrics;

    @BeforeEach
    void somethingToShow() throws IOException {
        data.clear();
        data.anIncident("Shown on every way")
                .saying("investigating", "Words", Instant.now())
                .put();
        data.show();
        await().until(() -> ask(FRONT).text().contains("Shown on every way"));
    }

    @Test
    void secondAnswerOnAConnectionIsTheFirstByteForByte() throws IOException {
        for (String question : new String[] {
            FRONT,
            "GET /api/v2/summary.json HTTP/1.1\nHost: a\nAccept-Encoding: gzip, br\n\n",
            "GET / HTTP/1.1\nHost: a\nAccept-Language: it\nAccept-Encoding: gzip\n\n",
        }) {
            // Another test's change may fall between the two; then they are answers of two editions.
            await().untilAsserted(() -> secondIsTheFirst(question));
        }
    }

    private void secondIsTheFirst(String question) throws IOException {
        try (RawConnection connection = new RawConnection(service.getPort())) {
            connection.write(question);
            Answer usual = connection.read(false);
            double before = sent();
            connection.write(question);
            Answer ready = connection.read(false);
            assertThat(sent()).isEqualTo(before + 1);
            assertThat(ready.status()).isEqualTo(usual.status()).isEqualTo("HTTP/1.1 200 OK");
            assertThat(ready.headers()).isEqualTo(usual.headers());
            assertThat(ready.body()).isEqualTo(usual.body());
        }
    }

    @Test
    void eachAnswerOfAConnectionIsCountedByTheWayItTook() throws IOException {
        double before = sent() + served();
        try (RawConnection connection = new RawConnection(service.getPort())) {
            for (int i = 0; i < 2; i++) {
                connection.write(FRONT);
                connection.read(false);
            }
        }
        await().untilAsserted(() -> assertThat(sent() + served()).isGreaterThanOrEqualTo(before + 2));
    }

    @Test
    void compressedAnswerSaysSoOnceAndCanBeRead() throws IOException {
        Answer answer = ask("GET / HTTP/1.1\nHost: a\nAccept-Encoding: gzip\n\n");
        assertThat(answer.headers()).containsEntry("content-encoding", "gzip");
        try (GZIPInputStream html = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            assertThat(new String(html.readAllBytes())).contains("Shown on every way");
        }
    }

    @Test
    void answersKeepTheOrderOfTheirQuestions() throws IOException {
        try (RawConnection connection = new RawConnection(service.getPort())) {
            String tokens = "GET /api/v1/tokens HTTP/1.1\nHost: a\n\n";
            String posted =
                    "POST /api/v1/incidents HTTP/1.1\nHost: a\nContent-Type: application/json\nContent-Length: 2\n\n{}";
            connection.write(FRONT + FRONT + tokens + FRONT + posted + FRONT + FRONT + tokens + FRONT);
            for (int status : new int[] {200, 200, 401, 200, 401, 200, 200, 401, 200}) {
                Answer answer = connection.read(false);
                assertThat(answer.status()).startsWith("HTTP/1.1 " + status);
                assertThat(answer.text().contains("Shown on every way")).isEqualTo(status == 200);
            }
        }
    }

    @Test
    void answersKeepTheirOrderAlsoWhenTheFirstQuestionTakesItsTime() throws IOException {
        String slow = "GET /api/v1/incidents HTTP/1.1\nHost: a\nAuthorization: Bearer nonsense\n\n";
        for (int i = 0; i < 20; i++) {
            try (RawConnection connection = new RawConnection(service.getPort())) {
                connection.write(slow + FRONT + slow + FRONT + FRONT);
                for (int status : new int[] {401, 200, 401, 200, 200}) {
                    assertThat(connection.read(false).status()).startsWith("HTTP/1.1 " + status);
                }
            }
        }
    }

    @Test
    void whoHasItGetsNoneOfItAndAHeadNoBody() throws IOException {
        try (RawConnection connection = new RawConnection(service.getPort())) {
            connection.write(FRONT);
            String tag = connection.read(false).headers().get("etag");
            connection.write("GET / HTTP/1.1\nHost: a\nIf-None-Match: \"x\", " + tag + "\n\n" + FRONT);
            Answer unchanged = connection.read(false);
            assertThat(unchanged.status()).startsWith("HTTP/1.1 304");
            assertThat(unchanged.headers()).containsEntry("etag", tag).doesNotContainKey("content-length");
            assertThat(connection.read(false).text()).contains("Shown on every way");
            connection.write("HEAD / HTTP/1.1\nHost: a\n\n" + FRONT);
            assertThat(connection.read(true).headers().get("content-length")).isNotEqualTo("0");
            assertThat(connection.read(false).text()).contains("Shown on every way");
        }
    }

    @Test
    void openConnectionSeesAChange() throws IOException {
        try (RawConnection connection = new RawConnection(service.getPort())) {
            connection.write(FRONT + FRONT);
            connection.read(false);
            connection.read(false);
            data.anIncident("Came later")
                    .saying("investigating", "Words", Instant.now())
                    .put();
            data.show();
            await().until(() -> {
                connection.write(FRONT);
                return connection.read(false).text().contains("Came later");
            });
        }
    }

    private double sent() {
        return metrics.get("sitrep.page.fast.reads").functionCounter().count();
    }

    /** Of the front page, through the server. */
    private double served() {
        return metrics.find("http.server.requests").tag("uri", "/").timers().stream()
                .mapToLong(timer -> timer.count())
                .sum();
    }

    private Answer ask(String question) throws IOException {
        try (RawConnection connection = new RawConnection(service.getPort())) {
            connection.write(question);
            return connection.read(false);
        }
    }
}
