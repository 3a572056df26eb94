package io.sitrep.incident.api;

import static io.sitrep.incident.api.Suite.admin;
import static io.sitrep.incident.api.Suite.declare;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.sitrep.incident.Database;
import io.sitrep.incident.RealIncidentService;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A client that goes away in the middle of its request costs no database connection and undoes nothing. */
@QuarkusTest
class HangUpTest extends RealIncidentService {
    /** Several times as many as there are connections in the pool. */
    private static final int HANG_UPS = 300;

    @Inject
    Database database;

    @Test
    void hangingUpCostsNoConnectionAndUndoesNothing() throws IOException {
        String title = "Hung up on " + UUID.randomUUID();
        for (int i = 0; i < HANG_UPS; i++) {
            sendAndHangUp(title);
        }

        await().atMost(Duration.ofMinutes(3))
                .until(() -> database.count("SELECT count(*) FROM incidents WHERE title = ?", title) == HANG_UPS);
        for (int i = 0; i < 30; i++) {
            declare(Map.of("title", "Still here", "message", "m")).statusCode(201);
        }
        assertThat(admin().get("/api/v1/incidents?limit=1").statusCode()).isEqualTo(200);
    }

    private static void sendAndHangUp(String title) throws IOException {
        byte[] body = ("{\"title\":\"" + title + "\",\"message\":\"m\"}").getBytes(UTF_8);
        String head = "POST /api/v1/incidents HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Authorization: Bearer " + Suite.ADMIN + "\r\nContent-Length: " + body.length + "\r\n\r\n";
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.getOutputStream().write(head.getBytes(UTF_8));
            socket.getOutputStream().write(body);
            socket.getOutputStream().flush();
        }
    }
}
