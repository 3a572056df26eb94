package io.sitrep.local.slack;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/**
 * {@code deploy/local/chat '/incident declare SEV1 Checkout is down'}: types a line into the stand-in for Slack that
 * {@code up} runs, and prints what Slack would show. Uses the JDK alone, and little of it, to be there quickly.
 */
public final class Chat {
    private static final String USAGE = """
            usage: deploy/local/chat [--data DIR] [--user NAME] [--channel NAME] [--fill FIELD=VALUE]... '/incident ...'
                   deploy/local/chat [--data DIR] [--channel NAME] --read""";
    /** In place of a line: shows what stands in a channel. */
    static final String READ = "--read";

    private static final Set<String> OPTIONS = Set.of("--data", "--user", "--channel", "--fill");

    private Chat() {}

    /** Exit code 0 when Slack would have shown something, 1 when it could not be reached, 2 for a wrong call. */
    public static void main(String... typed) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        Map<String, String> options = new LinkedHashMap<>();
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < typed.length; i++) {
            if (line.isEmpty() && OPTIONS.contains(typed[i]) && i + 1 < typed.length) {
                // Of what is filled in, a line each.
                options.merge(typed[i], typed[++i], (before, next) -> before + "\n" + next);
            } else {
                line.append(line.isEmpty() ? "" : " ").append(typed[i]);
            }
        }
        if (!line.toString().startsWith("/") && !line.toString().equals(READ)) {
            out.println(USAGE);
            System.exit(2);
        }
        Path data = Path.of(options.getOrDefault("--data", System.getProperty("sitrep.home", ".") + "/.sitrep"));
        System.exit(type(data, options, line.toString(), out));
    }

    /** Prints the answer, or why there is none; 0 or 1. */
    static int type(Path data, Map<String, String> options, String line, PrintStream out) {
        Path door = data.resolve("chat.properties");
        if (!Files.exists(door)) {
            out.println("No stand-in for Slack runs on " + data.toAbsolutePath().normalize()
                    + ": start the suite with deploy/local/up");
            return 1;
        }
        try {
            Properties properties = new Properties();
            try (InputStream file = Files.newInputStream(door)) {
                properties.load(file);
            }
            out.println(send(properties, options, line));
            return 0;
        } catch (IOException e) {
            out.println("The stand-in for Slack on " + data.toAbsolutePath().normalize()
                    + " does not answer: is deploy/local/up still running?");
            return 1;
        }
    }

    private static String send(Properties door, Map<String, String> options, String line) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(door.getProperty("url")).toURL().openConnection();
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("key", door.getProperty("key"));
        fields.put("user", options.getOrDefault("--user", "you"));
        fields.put("channel", options.getOrDefault("--channel", ""));
        fields.put("fill", options.getOrDefault("--fill", ""));
        fields.put("line", line);
        connection.getOutputStream().write(Form.encode(fields).getBytes(StandardCharsets.UTF_8));
        try (InputStream answer = connection.getInputStream()) {
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
