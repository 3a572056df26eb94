package io.sitrep.local.slack;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.sitrep.local.slack.Workspace.Person;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A small Slack on 127.0.0.1 for whoever has no workspace: the Web API methods the bot uses, answers by response_url, and a
 * door for {@code deploy/local/chat}, through which a person types. State lives in memory and ends with it.
 */
public final class SlackStandIn implements AutoCloseable {
    private static final long LATE_ANSWER_SECONDS = 8;
    private static final Duration LAST_MOMENT = Duration.ofMillis(1_500);

    private final Workspace workspace;
    private final ResponseUrls responseUrls;
    private final WebApi api;
    private final SlashCommand commands;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> new Thread(task, "slack-stand-in"));
    private final ObjectMapper json = new ObjectMapper();
    private final String signingSecret;
    private final String botToken = "xoxb-local-" + Tokens.random(16);
    private final String chatKey = Tokens.random(32);

    private SlackStandIn(HttpServer server, URI bot, String signingSecret, Clock clock) {
        this.server = server;
        this.signingSecret = signingSecret;
        workspace = new Workspace(clock);
        responseUrls = new ResponseUrls(clock);
        api = new WebApi(workspace);
        commands = new SlashCommand(bot, new Signature(signingSecret), clock);
        server.setExecutor(threads);
        server.createContext("/api/", answering(this::api));
        server.createContext("/commands/", answering(this::lateAnswer));
        server.createContext("/chat", answering(this::chat));
        server.start();
    }

    /** Listens on a free port; sends commands to the bot's address, signed with the secret, or one of its own when empty. */
    public static SlackStandIn start(URI bot, String signingSecret, Clock clock) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            return new SlackStandIn(server, bot, signingSecret.isBlank() ? Tokens.random(16) : signingSecret, clock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the bot has to be told to use this instead of Slack. */
    public Map<String, String> settings() {
        return Map.of(
                "SITREP_SLACK_API_URL",
                address() + "/api/",
                "SITREP_SLACK_BOT_TOKEN",
                botToken,
                "SITREP_SLACK_SIGNING_SECRET",
                signingSecret,
                "SITREP_SLACK_INCIDENTS_CHANNEL",
                Workspace.INCIDENTS);
    }

    /** What {@code chat} reads to get in. */
    public String chatProperties() {
        return "url=" + address() + "/chat\nkey=" + chatKey + "\n";
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private Reply api(HttpExchange exchange) throws IOException {
        String method = exchange.getRequestURI().getPath().substring("/api/".length());
        Map<String, Object> answer = new LinkedHashMap<>();
        try {
            Map<String, String> arguments = Arguments.of(exchange, json);
            authorize(Arguments.token(exchange, arguments));
            answer.put("ok", true);
            answer.putAll(api.call(method, arguments));
        } catch (SlackError e) {
            answer.put("ok", false);
            answer.put("error", e.getMessage());
        }
        return new Reply(200, "application/json; charset=utf-8", json.writeValueAsString(answer));
    }

    private void authorize(String token) {
        if (token.isEmpty()) {
            throw new SlackError("not_authed");
        }
        if (!same(token, botToken)) {
            throw new SlackError("invalid_auth");
        }
    }

    private Reply lateAnswer(HttpExchange exchange) throws IOException {
        String name = exchange.getRequestURI().getPath().substring("/commands/".length());
        Answer answer = Answer.of(json.readTree(exchange.getRequestBody()));
        return responseUrls
                .accept(name, answer)
                .map(taken -> Reply.text(200, "ok"))
                .orElseGet(() -> Reply.text(404, "used_url"));
    }

    private Reply chat(HttpExchange exchange) throws IOException {
        Map<String, String> typed =
                Form.decode(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        if (!same(typed.getOrDefault("key", ""), chatKey)) {
            return Reply.text(403, "Not the key of this stand-in");
        }
        Person person = workspace.personNamed(typed.getOrDefault("user", "you"));
        String channel = workspace.channelName(Workspace.INCIDENTS);
        return Reply.text(
                200, Screen.show(channel, person.name(), typed.get("line"), answers(person, typed.get("line"))));
    }

    private List<Answer> answers(Person person, String line) {
        String name = Tokens.random(24);
        BlockingQueue<Answer> late = responseUrls.create(name);
        List<Answer> answers = new ArrayList<>();
        Instant start = Instant.now();
        answers.add(commands.send(
                person, workspace.channelName(Workspace.INCIDENTS), line, URI.create(address() + "/commands/" + name)));
        // Whoever answers at the last moment only says that there will be an answer.
        boolean provisional =
                answers.get(0).isEmpty() || start.plus(LAST_MOMENT).isBefore(Instant.now());
        try {
            Answer next = provisional ? late.poll(LATE_ANSWER_SECONDS, TimeUnit.SECONDS) : null;
            if (next != null) {
                answers.add(next);
            }
            late.drainTo(answers);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return answers;
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
