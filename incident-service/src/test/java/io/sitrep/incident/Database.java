package io.sitrep.incident;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** A look into the database, for tests; with the service's own rights but where the owner is asked for. */
@ApplicationScoped
public class Database {
    private final DataSource source;
    private final String url;
    private final String owner;

    Database(
            DataSource source,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.flyway.username") Optional<String> owner,
            @ConfigProperty(name = "quarkus.datasource.username") String user) {
        this.source = source;
        this.url = url;
        this.owner = owner.orElse(user);
    }

    public long count(String query, Object... values) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = prepare(connection, query, values);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The first column of each row. */
    public List<String> texts(String query, Object... values) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = prepare(connection, query, values);
                ResultSet row = statement.executeQuery()) {
            List<String> texts = new ArrayList<>();
            while (row.next()) {
                texts.add(row.getString(1));
            }
            return texts;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public void run(String command, Object... values) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = prepare(connection, command, values)) {
            statement.executeUpdate();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** What the service itself may not: as the schema's owner. */
    public void runAsOwner(String command) {
        Properties login = new Properties();
        login.put("user", owner);
        try (Connection connection = new org.postgresql.Driver().connect(url, login)) {
            connection.createStatement().execute(command);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** A connection for a test that has to hold something for a while. */
    public Connection connection() throws SQLException {
        return source.getConnection();
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
