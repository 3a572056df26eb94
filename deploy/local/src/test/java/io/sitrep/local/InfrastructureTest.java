package io.sitrep.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InfrastructureTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path temporary;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private DataLayout data;
    private Infrastructure infrastructure;

    @BeforeEach
    void start() {
        data = new DataLayout(temporary);
        data.prepare();
        infrastructure =
                Infrastructure.start(data, Ports.from(Map.of()), new Console(new PrintStream(said, true, UTF_8)));
    }

    @AfterEach
    void stop() {
        infrastructure.close();
    }

    @Test
    void topicsOfTheSuiteAreThereBeforeAnybodyWritesToThem() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", infrastructure.bootstrapServers()))) {
            assertThat(admin.listTopics().names().get())
                    .contains(
                            "sitrep.incidents",
                            "sitrep.publications",
                            "sitrep.publications.notifier-dlq",
                            "sitrep.deliveries",
                            "sitrep.signals");
        }
    }

    @Test
    void killedPostgresIsStartedAgainOnTheSamePortWithWhatWasCommitted() throws Exception {
        run("CREATE TABLE kept (what text)");
        run("INSERT INTO kept VALUES ('still here')");
        long old = infrastructure.postgresPid();
        for (int times = 1; times <= 2; times++) {
            int expected = times;
            ProcessHandle.of(infrastructure.postgresPid()).orElseThrow().destroyForcibly();
            await().atMost(PATIENCE)
                    .until(() -> said.toString(UTF_8).split("PostgreSQL \\.+ ready again", -1).length == expected + 1);
            assertThat(ask("SELECT what FROM kept")).isEqualTo("still here");
        }
        assertThat(said.toString(UTF_8)).contains("PostgreSQL stopped, starting it again");
        assertThat(infrastructure.postgresPid()).isNotEqualTo(old);
        assertThat(Files.readString(data.pid("postgres")).strip())
                .isEqualTo(Long.toString(infrastructure.postgresPid()));
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = connect()) {
            connection.createStatement().execute(sql);
        }
    }

    private String ask(String sql) throws SQLException {
        try (Connection connection = connect();
                ResultSet answer = connection.createStatement().executeQuery(sql)) {
            answer.next();
            return answer.getString(1);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(infrastructure.jdbcUrl("incident"), infrastructure.databaseUser(), "");
    }
}
