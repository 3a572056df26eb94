package io.sitrep.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
    @TempDir
    Path directory;

    @Test
    void committedRowsAreThereAfterARestart() throws SQLException {
        try (EmbeddedPostgres postgres = start(0)) {
            postgres.createDatabaseIfAbsent("incident");
            run(postgres, "CREATE TABLE kept (what text)");
            run(postgres, "INSERT INTO kept VALUES ('still here')");
        }
        try (EmbeddedPostgres postgres = start(0)) {
            postgres.createDatabaseIfAbsent("incident");
            assertThat(ask(postgres, "SELECT what FROM kept")).isEqualTo("still here");
        }
    }

    @Test
    void whatOneRoleOwnedIsHandedToTheOwnerOnce() throws SQLException {
        DatabaseRoles roles = DatabaseRoles.of("incident");
        try (EmbeddedPostgres postgres = start(0)) {
            postgres.createDatabaseIfAbsent("incident");
            run(postgres, "CREATE TABLE kept (id bigint GENERATED ALWAYS AS IDENTITY, what text)");
            run(postgres, "CREATE SEQUENCE numbers");
            run(postgres, "CREATE FUNCTION one() RETURNS int RETURN 1");
            for (int start = 0; start < 2; start++) {
                postgres.settle(roles, "incident");
            }

            assertThat(
                            ask(
                                    postgres,
                                    "SELECT string_agg(DISTINCT owner, ',') FROM ("
                                            + "SELECT pg_get_userbyid(relowner) AS owner FROM pg_class WHERE relnamespace = 'public'::regnamespace"
                                            + " UNION SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = 'incident'"
                                            + " UNION SELECT pg_get_userbyid(proowner) FROM pg_proc WHERE proname = 'one') owners"))
                    .isEqualTo("incident_owner");
            assertThat(ask(postgres, "SELECT has_table_privilege('incident_service', 'kept', 'SELECT')"))
                    .isEqualTo("f");
        }
    }

    @Test
    void whatIsCommittedIsOnDisk() throws SQLException {
        try (EmbeddedPostgres postgres = start(0)) {
            postgres.createDatabaseIfAbsent("incident");
            assertThat(ask(postgres, "SHOW fsync")).isEqualTo("on");
            assertThat(ask(postgres, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(ask(postgres, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void directoryInUseIsRefusedAndTheFirstServerGoesOn() throws SQLException {
        try (EmbeddedPostgres postgres = start(0)) {
            assertThatThrownBy(() -> start(0))
                    .isInstanceOf(EmbeddedException.class)
                    .hasMessageContaining("PostgreSQL cannot start")
                    .hasMessageContaining(
                            "in use by process " + ProcessHandle.current().pid());
            assertThat(ask(postgres, "postgres", "SELECT 'alive'")).isEqualTo("alive");
        }
    }

    @Test
    void closedTwiceIsClosedOnce() {
        EmbeddedPostgres postgres = start(0);
        postgres.close();
        postgres.close();
        assertThat(RunningPostgres.on(directory.resolve("data"))).isEmpty();
    }

    @Test
    void busyPortIsNamed() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> start(taken.getLocalPort()))
                    .isInstanceOf(EmbeddedException.class)
                    .hasMessage("PostgreSQL cannot start: port %d is in use".formatted(taken.getLocalPort()));
        }
        start(0).close();
    }

    @Test
    void remainsOfAnInterruptedFirstStartAreCleared() throws Exception {
        Path data = Files.createDirectories(directory.resolve("data"));
        Files.writeString(data.resolve("postgresql.conf"), "# initdb was killed here");
        try (EmbeddedPostgres postgres = start(0)) {
            assertThat(ask(postgres, "postgres", "SELECT 'alive'")).isEqualTo("alive");
        }
    }

    @Test
    void pidFileThatNamesAStrangerDoesNotStopTheStart() throws Exception {
        start(0).close();
        Path pidFile = directory.resolve("data").resolve("postmaster.pid");
        Files.writeString(pidFile, ProcessHandle.current().pid() + "\n");
        start(0).close();
        assertThat(ProcessHandle.current().isAlive()).isTrue();
    }

    @Test
    void brokenConfigurationIsNamedWithTheLogFile() throws IOException {
        start(0).close();
        Files.writeString(directory.resolve("data").resolve("postgresql.conf"), "shared_buffers = plenty\n");
        assertThatThrownBy(() -> start(0))
                .isInstanceOf(EmbeddedException.class)
                .hasMessageContaining("PostgreSQL cannot start in " + directory.toRealPath())
                .hasMessageContaining("postgres.log");
    }

    private EmbeddedPostgres start(int port) {
        return EmbeddedPostgres.start(new EmbeddedPostgres.Options(directory, port, null));
    }

    private static void run(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = connect(postgres, "incident")) {
            connection.createStatement().execute(sql);
        }
    }

    private static String ask(EmbeddedPostgres postgres, String sql) throws SQLException {
        return ask(postgres, "incident", sql);
    }

    private static String ask(EmbeddedPostgres postgres, String database, String sql) throws SQLException {
        try (Connection connection = connect(postgres, database);
                ResultSet answer = connection.createStatement().executeQuery(sql)) {
            answer.next();
            return answer.getString(1);
        }
    }

    private static Connection connect(EmbeddedPostgres postgres, String database) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(database), postgres.user(), "");
    }
}
