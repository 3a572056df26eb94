package io.sitrep.local;

import io.sitrep.embedded.EmbeddedException;
import io.sitrep.embedded.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** What lies where in the data directory. */
record DataLayout(Path root) {
    private static final long LOG_LIMIT = 16L << 20;

    Path postgres() {
        return root.resolve("postgres");
    }

    Path kafka() {
        return root.resolve("kafka");
    }

    Path mail() {
        return root.resolve("mail");
    }

    /** The page's last state, for a start while the database is away. */
    Path page() {
        return root.resolve("page");
    }

    Path log(String part) {
        return root.resolve("logs").resolve(part + ".log");
    }

    Path pid(String part) {
        return root.resolve("pids").resolve(part + ".pid");
    }

    Path adminToken() {
        return root.resolve("admin-token");
    }

    Path secrets() {
        return root.resolve("secrets.properties");
    }

    /** How {@code chat} finds the stand-in for Slack. */
    Path chat() {
        return root.resolve("chat.properties");
    }

    /** What stands in the stand-in for Slack: the bot remembers its rooms, so it had better do so, too. */
    Path slack() {
        return root.resolve("slack.json");
    }

    /** Deletes what we made, by name: a directory given by mistake keeps whatever else is in it. */
    void reset() {
        try {
            List.of(postgres(), kafka(), mail(), page(), root.resolve("logs"), root.resolve("pids"))
                    .forEach(FileTree::delete);
            List.of(adminToken(), secrets(), chat(), slack()).forEach(FileTree::delete);
        } catch (EmbeddedException e) {
            throw new UserError(e.getMessage(), e);
        }
    }

    /** Creates the directories and begins new log files where the old ones have grown. */
    void prepare() {
        try {
            for (String each : List.of("logs", "pids", "mail")) {
                Files.createDirectories(root.resolve(each));
            }
            for (String each : List.of("incident", "notifier", "bot", "postgres", "kafka")) {
                rotate(log(each));
                PrivateFile.delete(pid(each));
            }
        } catch (IOException e) {
            throw new UserError("Cannot write to " + root + ": " + PrivateFile.reason(e), e);
        }
    }

    private static void rotate(Path log) throws IOException {
        if (Files.exists(log) && Files.size(log) > LOG_LIMIT) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
