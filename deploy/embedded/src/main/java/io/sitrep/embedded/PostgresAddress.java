package io.sitrep.embedded;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Properties;

/** A PostgreSQL on 127.0.0.1 that trusts its clients, and how to reach it. */
public record PostgresAddress(int port) {
    static final String USER = "postgres";

    public void createDatabaseIfAbsent(String name) {
        try (Connection connection = connect("postgres")) {
            if (!exists(connection, name)) {
                connection.createStatement().execute("CREATE DATABASE \"" + name.replace("\"", "\"\"") + "\"");
            }
        } catch (SQLException e) {
            throw new EmbeddedException("Cannot create database " + name + ": " + Reason.of(e), e);
        }
    }

    /** Creates the roles when absent, and hands the owner what is there. The database has to exist. */
    public void settle(DatabaseRoles roles, String database) {
        try (Connection connection = connect(database)) {
            roles.settle(connection);
        } catch (SQLException e) {
            throw new EmbeddedException("Cannot set up the roles of database " + database + ": " + Reason.of(e), e);
        }
    }

    public String jdbcUrl(String database) {
        return "jdbc:" + reactiveUrl(database);
    }

    public String reactiveUrl(String database) {
        return "postgresql://127.0.0.1:" + port + "/" + database;
    }

    public String user() {
        return USER;
    }

    /** Asks the driver itself: DriverManager sees only those of the caller's class loader, and Quarkus has many. */
    private Connection connect(String database) throws SQLException {
        Properties login = new Properties();
        login.put("user", USER);
        return new org.postgresql.Driver().connect(jdbcUrl(database), login);
    }

    private static boolean exists(Connection connection, String database) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?")) {
            query.setString(1, database);
            return query.executeQuery().next();
        }
    }
}
