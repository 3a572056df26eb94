package io.sitrep.incident.page.site;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.incident.RealIncidentService;
import io.sitrep.incident.page.PageData;
import jakarta.inject.Inject;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What readers get while a crowd asks for what does not lie ready. */
@QuarkusTest
class CrowdTest extends RealIncidentService {
    private final CountDownLatch written = new CountDownLatch(1);
    private final AtomicInteger atWork = new AtomicInteger();

    private int number;

    @Inject
    PageData data;

    @Inject
    Editions editions;

    @Inject
    OnDemand onDemand;

    @BeforeEach
    void crowdIsThere() {
        data.clear();
        data.show();
        await().until(() -> editions.current().isPresent());
        Waited source = new Waited();
        Moment moment = editions.current().orElseThrow().moment();
        assertThat(crowd(source, moment)).isGreaterThanOrEqualTo(256);
        // What others asked for before leaves room for a few more, until each writer is at work for the crowd.
        await().until(() -> atWork.get() == OnDemand.AT_ONCE);
        crowd(source, moment);
    }

    /** As many more as are let in, each of an edition of its own: within one, a writer may wait for another. */
    private int crowd(Waited source, Moment moment) {
        int more = 0;
        while (onDemand.write(Edition.of(moment, Stream.empty()), Asked.byPath(source, "/waited-for-" + number++))
                .isPresent()) {
            more++;
        }
        return more;
    }

    @AfterEach
    void crowdGoes() {
        written.countDown();
    }

    @Test
    void pageThatDoesNotLieReadyIsRefusedForAMomentWhileTheFrontPageIsServed() {
        given().get("/history?q=crowd")
                .then()
                .statusCode(503)
                .contentType(startsWith("text/html"))
                .header("Retry-After", equalTo("2"))
                .header("Cache-Control", equalTo("no-store"))
                .header("Content-Security-Policy", startsWith("default-src 'none'"));
        given().get("/api/v2/incidents/nowhere00000.json")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", equalTo("2"))
                .header("Access-Control-Allow-Origin", equalTo("*"))
                .body("type", equalTo("/problems/busy"));
        given().get("/").then().statusCode(200).body(containsString("</html>"));
        given().get("/api/v2/summary.json").then().statusCode(200);

        written.countDown();
        await().until(() -> given().get("/history?q=crowd").statusCode() == 200);
    }

    /** Documents that are long in the writing. */
    private final class Waited implements DocumentSource {
        @Override
        public boolean owns(String path) {
            return false;
        }

        @Override
        public Asked asked(ReadRequest request) {
            return Asked.byPath(this, request.path());
        }

        @Override
        public Document write(Asked asked, Moment moment) {
            atWork.incrementAndGet();
            try {
                written.await();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
            return Document.data("text/plain", asked.path());
        }

        @Override
        public Document loading(Asked asked) {
            return busy(asked);
        }

        @Override
        public Stream<Asked> popular() {
            return Stream.empty();
        }

        @Override
        public Stream<Asked> all(Moment moment) {
            return Stream.empty();
        }
    }
}
