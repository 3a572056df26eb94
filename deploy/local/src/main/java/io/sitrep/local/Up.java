package io.sitrep.local;

import io.sitrep.embedded.DataDirectory;
import io.sitrep.embedded.EmbeddedException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * {@code deploy/local/up}: runs the whole suite in the foreground until it is told to end (SIGINT, SIGTERM, SIGHUP), and is
 * gone within ten seconds then. Exit code 1 when it cannot start, 2 when asked for something it does not know.
 */
public final class Up {
    private static final long NEEDED_BYTES = 512L << 20;
    /** Ten seconds were promised. What has not ended by then is ended by the leashes. */
    private static final long LONGEST_STOP_MILLIS = 9_000;

    private Up() {}

    /** Arguments as typed; the repository in {@code sitrep.home}. */
    public static void main(String... typed) {
        Console console =
                new Console(new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8));
        Path home =
                Path.of(System.getProperty("sitrep.home", ".")).toAbsolutePath().normalize();
        UpArguments arguments;
        try {
            arguments = UpArguments.parse(List.of(typed), home.resolve(".sitrep"));
        } catch (UserError e) {
            console.say(e.getMessage());
            System.exit(2);
            return;
        }
        try {
            run(home, arguments, console);
        } catch (UserError | EmbeddedException e) {
            console.say(e.getMessage());
            System.exit(1);
        }
    }

    private static void run(Path home, UpArguments arguments, Console console) {
        DataDirectory directory = DataDirectory.hold(arguments.data(), "Sitrep").needing(NEEDED_BYTES, "Sitrep");
        DataLayout data = new DataLayout(directory.path());
        if (arguments.reset()) {
            data.reset();
        }
        Suite suite = new Suite(home, data, System.getenv(), console);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(suite, console, stopped), "stop"));
        try {
            suite.start();
        } catch (UserError | EmbeddedException e) {
            suite.close();
            throw e;
        }
        awaitForever(stopped);
    }

    private static void stop(Suite suite, Console console, CountDownLatch stopped) {
        Thread last = new Thread(
                () -> {
                    try {
                        Thread.sleep(LONGEST_STOP_MILLIS);
                        console.say("Stopping took too long: killing what is left");
                        Runtime.getRuntime().halt(1);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "stop-at-last");
        last.setDaemon(true);
        last.start();
        suite.close();
        stopped.countDown();
        last.interrupt();
    }

    private static void awaitForever(CountDownLatch stopped) {
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
