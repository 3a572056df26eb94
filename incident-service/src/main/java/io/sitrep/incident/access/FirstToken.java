package io.sitrep.incident.access;

import io.sitrep.incident.Settings;
import io.sitrep.incident.duty.DutiesBegin;
import io.sitrep.kit.settings.SettingException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * At the very first start, when the environment names no admin token, makes one and writes it to a file that only this
 * user can read: a log is no place for it. Of several replicas that start at once, one does. Nobody is let in by default.
 */
@ApplicationScoped
public class FirstToken {
    private static final Logger LOG = Logger.getLogger(FirstToken.class);

    /** Any number, as long as nothing else in this database uses it. */
    private static final long LOCK = 7_202_611_210_002L;

    private static final String ANY_ADMIN =
            "SELECT EXISTS (SELECT 1 FROM api_tokens WHERE role = 'admin' AND revoked_at IS NULL)";
    private static final String KEEP = "INSERT INTO api_tokens (id, name, role, secret_hash, created_at)"
            + " VALUES (?, 'first admin', 'admin', ?, ?)";

    private final DataSource database;
    private final Settings settings;
    private final Clock clock;

    FirstToken(DataSource database, Settings settings, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    void make(@Observes DutiesBegin started) {
        if (settings.adminToken().isEmpty()) {
            try (Connection connection = database.getConnection()) {
                make(connection, settings.adminTokenFile().toAbsolutePath());
            } catch (SQLException failure) {
                throw new IllegalStateException("The first admin token could not be made", failure);
            }
        }
    }

    /** Whoever comes second waits for the lock, and then finds the first one's token. */
    void make(Connection connection, Path file) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement lock = connection.prepareStatement("SELECT pg_advisory_xact_lock(?)")) {
            lock.setLong(1, LOCK);
            lock.execute();
        }
        if (!anyAdmin(connection)) {
            TokenText token = TokenText.fresh();
            // The file before the commit: a token nobody could read would lock everybody out for ever.
            write(file, token);
            keep(connection, token);
            connection.commit();
            LOG.infof("first start: an admin token was made and written to %s", file);
        } else {
            connection.rollback();
        }
    }

    private static boolean anyAdmin(Connection connection) throws SQLException {
        try (PreparedStatement question = connection.prepareStatement(ANY_ADMIN);
                ResultSet answer = question.executeQuery()) {
            answer.next();
            return answer.getBoolean(1);
        }
    }

    private void keep(Connection connection, TokenText token) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(KEEP)) {
            insert.setString(1, token.id());
            insert.setBytes(2, token.secretHash());
            insert.setObject(3, clock.instant().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    private static void write(Path file, TokenText token) {
        try {
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, token.text() + "\n");
        } catch (IOException failure) {
            throw new SettingException("SITREP_ADMIN_TOKEN", "is not set, and no made one could be written to " + file);
        }
    }
}
