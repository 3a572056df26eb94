package io.sitrep.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What one request says to the database, as the database's own log has it: each is a way there and back. */
final class StatementLog {
    private static final Pattern LINE =
            Pattern.compile("^(\\d+)\\| LOG:  (?:statement|execute [^:]*): (.*(?:\\n\\t.*)*)", Pattern.MULTILINE);
    private static final String MARKER = "incident_updates";

    private StatementLog() {}

    /**
     * @return the statements of the transaction that wrote an update, and beside it those that looked at tokens; what the
     *     service does all the time is left out
     */
    static List<String> of(Connection database, Path log, Runnable request) throws SQLException, IOException {
        set(database, "log_line_prefix", "'%p| '");
        set(database, "log_statement", "'all'");
        settle(database);
        // What is remembered for a moment, such as who a token is, is remembered then.
        request.run();
        settle(database);
        long before = Files.size(log);
        request.run();
        settle(database);
        String written = Files.readString(log).substring((int) before);
        set(database, "log_statement", "DEFAULT");
        settle(database);
        return ofTheRequest(written);
    }

    private static List<String> ofTheRequest(String written) {
        List<Said> all = new ArrayList<>();
        Matcher line = LINE.matcher(written);
        while (line.find()) {
            all.add(new Said(line.group(1), line.group(2).replaceAll("\\s+", " ")));
        }
        List<String> tokens = all.stream()
                .filter(one -> one.statement().contains("api_tokens"))
                .map(Said::statement)
                .toList();
        return Stream.concat(tokens.stream(), transaction(all).stream()).toList();
    }

    /** From begin to commit on the one session, other sessions' statements in between left out. */
    private static List<String> transaction(List<Said> all) {
        String worker = all.stream()
                .filter(one -> one.startsWith("insert into " + MARKER))
                .map(Said::session)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the log shows no request"));
        List<String> found = new ArrayList<>();
        boolean writes = false;
        for (Said one :
                all.stream().filter(said -> said.session().equals(worker)).toList()) {
            if (one.startsWith("begin") && !writes) {
                found.clear();
            }
            found.add(one.statement());
            writes |= one.startsWith("insert into " + MARKER);
            if (writes && one.startsWith("commit")) {
                break;
            }
        }
        return found;
    }

    /** One line of the log. */
    private record Said(String session, String statement) {
        boolean startsWith(String words) {
            return statement.toLowerCase(Locale.ROOT).startsWith(words);
        }
    }

    private static void set(Connection database, String name, String value) throws SQLException {
        try (Statement sql = database.createStatement()) {
            sql.execute("ALTER SYSTEM SET " + name + " = " + value);
            sql.execute("SELECT pg_reload_conf()");
        }
    }

    /** Long enough for every session to have read its configuration anew, and for the log to be written. */
    private static void settle(Connection database) throws SQLException {
        try (Statement sql = database.createStatement()) {
            sql.execute("SELECT pg_sleep(0.5)");
        }
    }
}
