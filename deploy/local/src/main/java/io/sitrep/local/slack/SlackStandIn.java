package io.sitrep.local.slack;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.sitrep.fakes.slack.FakeSlack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * A small Slack on 127.0.0.1 for whoever has no workspace: the strict one the tests are run against, with a door for
 * {@code deploy/local/chat}, through which a person types. What stands in it is kept over restarts.
 */
public final class SlackStandIn implements AutoCloseable {
    private final FakeSlack slack;
    private final LocalWorkspace workspace;
    private final Window window;
    private final HttpServer door;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> new Thread(task, "slack-stand-in"));
    private final String signingSecret;
    private final String botToken = "xoxb-local-" + Tokens.random(16);
    private final String chatKey = Tokens.random(32);

    /**
     * Where the stand-in remembers.
     *
     * @param file what it kept before, when it is there
     * @param keep replaces what is in the file
     */
    public record Memory(Path file, Consumer<String> keep) {}

    private SlackStandIn(HttpServer door, URI bot, String signingSecret, Memory memory, Clock clock) {
        this.door = door;
        this.signingSecret = signingSecret;
        slack = new FakeSlack(0, clock);
        slack.reachesByHttp(bot, signingSecret);
        workspace = new LocalWorkspace(slack, botToken, memory);
        window = new Window(slack, workspace);
        door.setExecutor(threads);
        door.createContext("/chat", answering(this::chat));
        door.start();
    }

    /** Listens on free ports; sends to the bot at this address, signed with the secret, or one of its own when empty. */
    public static SlackStandIn start(URI bot, String signingSecret, Memory memory, Clock clock) {
        try {
            HttpServer door = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            String secret = signingSecret.isBlank() ? Tokens.random(16) : signingSecret;
            return new SlackStandIn(door, bot, secret, memory, clock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the bot has to be told to use this instead of Slack. */
    public Map<String, String> settings() {
        return Map.of(
                "SITREP_SLACK_API_URL",
                slack.apiUrl(),
                "SITREP_SLACK_BOT_TOKEN",
                botToken,
                "SITREP_SLACK_SIGNING_SECRET",
                signingSecret,
                "SITREP_SLACK_INCIDENTS_CHANNEL",
                LocalWorkspace.INCIDENTS);
    }

    /** What {@code chat} reads to get in. */
    public String chatProperties() {
        return "url=http://127.0.0.1:" + door.getAddress().getPort() + "/chat\nkey=" + chatKey + "\n";
    }

    @Override
    public void close() {
        door.stop(0);
        threads.shutdownNow();
        workspace.close();
        slack.close();
    }

    private Reply chat(HttpExchange exchange) throws IOException {
        Map<String, String> typed =
                Form.decode(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        if (!same(typed.getOrDefault("key", ""), chatKey)) {
            return Reply.text(403, "Not the key of this stand-in");
        }
        return Reply.text(200, window.shows(typed));
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static HttpHandler answering(Reply.Source source) {
        return exchange -> {
            try (exchange) {
                source.of(exchange).sendTo(exchange);
            }
        };
    }
}
