package io.sitrep.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Where the libraries inside the launcher log to, Kafka above all: a file, so that the person's own lines stay readable. */
final class LauncherLog {
    /** One line an event: the JDK's own pattern takes two. */
    private static final String PATTERN = "%1$tF %1$tT.%1$tL %4$s [%3$s] %5$s%6$s%n";
    /** The JDK forgets the level of a logger that nobody holds on to. */
    private static final List<Logger> KEPT =
            List.of(Logger.getLogger("kafka.server.KafkaRaftServer"), Logger.getLogger("kafka.server.BrokerServer"));

    private LauncherLog() {}

    static void to(Path file) {
        System.setProperty("java.util.logging.SimpleFormatter.format", PATTERN);
        Logger root = Logger.getLogger("");
        for (Handler console : root.getHandlers()) {
            root.removeHandler(console);
        }
        try {
            Handler handler = new FileHandler(file.toString().replace("%", "%%"), true);
            handler.setFormatter(new SimpleFormatter());
            root.addHandler(handler);
            root.setLevel(Level.WARNING);
            KEPT.forEach(each -> each.setLevel(Level.INFO));
        } catch (IOException e) {
            throw new UserError("Cannot write " + file + ": " + PrivateFile.reason(e), e);
        }
    }
}
