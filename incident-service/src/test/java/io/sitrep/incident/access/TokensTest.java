package io.sitrep.incident.access;

import static io.sitrep.incident.api.Suite.SERVICE;
import static io.sitrep.incident.api.Suite.admin;
import static io.sitrep.incident.api.Suite.as;
import static io.sitrep.incident.api.Suite.tokenOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.sitrep.incident.Database;
import io.sitrep.incident.RealIncidentService;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
class TokensTest extends RealIncidentService {
    private static final String NEW_ADMINS =
            "SELECT count(*) FROM api_tokens WHERE name = 'first admin' AND revoked_at IS NULL";

    @Inject
    Database database;

    @Inject
    FirstToken firstToken;

    @Test
    void theSameCreationAgainIsAnsweredWithTheSameToken() {
        String key = UUID.randomUUID().toString();

        String first = create(key).then().statusCode(201).extract().asString();
        Response second = create(key);

        assertThat(second.asString()).isEqualTo(first);
        assertThat(second.header("Cache-Control")).isEqualTo("no-store");
        String secret = second.path("token").toString().split("_", 3)[2];
        assertThat(database.count("SELECT count(*) FROM idempotency_keys k WHERE k::text LIKE '%' || ? || '%'", secret))
                .isZero();
    }

    @Test
    void theSameRevocationAgainIsAnsweredTheSame() {
        String id = id(tokenOf("viewer"));
        String key = UUID.randomUUID().toString();

        for (int i = 0; i < 2; i++) {
            admin().header("Idempotency-Key", key)
                    .delete("/api/v1/tokens/" + id)
                    .then()
                    .statusCode(204);
        }
        admin().delete("/api/v1/tokens/" + id).then().statusCode(404);
    }

    /** The database is all that replicas share: this one learns of the revocation by asking again. */
    @Test
    void aTokenRevokedElsewhereIsRefusedWithinFiveSeconds() {
        String token = tokenOf("viewer");
        as(token).get("/api/v1/incidents").then().statusCode(200);

        database.run("UPDATE api_tokens SET revoked_at = now() WHERE id = ?", id(token));

        await().until(() -> as(token).get("/api/v1/incidents").statusCode() == 401);
        assertThat(Tokens.REMEMBERED).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void servicesAreToldAtOnceThatATokenIsRevoked() {
        String token = tokenOf("viewer");
        as(token).get("/api/v1/incidents").then().statusCode(200);

        database.run("UPDATE api_tokens SET revoked_at = now() WHERE id = ?", id(token));

        as(SERVICE)
                .body(Map.of("token", token))
                .post("/api/v1/tokens/introspect")
                .then()
                .body("active", equalTo(false));
    }

    @Test
    void ofReplicasThatStartAtOnceOneMakesTheFirstToken(@TempDir Path directory) throws Exception {
        database.run("UPDATE api_tokens SET revoked_at = now() WHERE role = 'admin' AND revoked_at IS NULL");
        List<Path> files = List.of(directory.resolve("one"), directory.resolve("two"), directory.resolve("three"));

        var replicas = Executors.newFixedThreadPool(files.size());
        for (Future<Void> start :
                replicas.invokeAll(files.stream().map(this::start).toList())) {
            start.get();
        }
        replicas.shutdown();

        assertThat(database.count(NEW_ADMINS)).isOne();
        Path written =
                files.stream().filter(Files::exists).reduce((a, b) -> directory).orElseThrow();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(written)))
                .isEqualTo("rw-------");
        as(Files.readString(written).strip()).get("/api/v1/tokens").then().statusCode(200);
    }

    private Callable<Void> start(Path file) {
        return () -> {
            try (Connection connection = database.connection()) {
                firstToken.make(connection, file);
            }
            return null;
        };
    }

    private static Response create(String key) {
        return admin().header("Idempotency-Key", key)
                .body(Map.of("name", "once", "role", "viewer"))
                .post("/api/v1/tokens");
    }

    private static String id(String token) {
        return token.split("_", 3)[1];
    }
}
