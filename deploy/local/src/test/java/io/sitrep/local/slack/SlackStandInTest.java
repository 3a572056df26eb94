package io.sitrep.local.slack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.sitrep.fakes.slack.SlackSigning;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlackStandInTest {
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_772_618_400), ZoneOffset.UTC);
    private static final String LINE = "/incident declare SEV1 Checkout is down";

    @TempDir
    Path data;

    private final ObjectMapper json = new ObjectMapper();
    private HttpServer bot;
    private SlackStandIn slack;
    private Function<Map<String, String>, String> botAnswers = command -> "";
    private String body;
    private HttpExchange received;
    private final List<String> forms = new CopyOnWriteArrayList<>();

    @BeforeEach
    void start() throws IOException {
        bot = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        bot.createContext("/slack/commands", exchange -> {
            try (exchange) {
                received = exchange;
                body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
                String answer = botAnswers.apply(Form.decode(body));
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, answer.isEmpty() ? -1 : answer.getBytes(UTF_8).length);
                exchange.getResponseBody().write(answer.getBytes(UTF_8));
            }
        });
        bot.createContext("/slack/interactive", exchange -> {
            try (exchange) {
                forms.add(Form.decode(new String(exchange.getRequestBody().readAllBytes(), UTF_8))
                        .get("payload"));
                exchange.sendResponseHeaders(200, -1);
            }
        });
        bot.start();
        open();
    }

    private void open() throws IOException {
        Path kept = data.resolve("slack.json");
        slack = SlackStandIn.start(
                URI.create("http://127.0.0.1:" + bot.getAddress().getPort()),
                "",
                new SlackStandIn.Memory(kept, text -> write(kept, text)),
                CLOCK);
        Files.writeString(data.resolve("chat.properties"), slack.chatProperties());
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterEach
    void stop() {
        slack.close();
        bot.stop(0);
    }

    @Test
    void typedLineReachesTheBotSignedWithSlacksFields() {
        botAnswers = command -> "{\"text\":\"ok\"}";
        chat("ada", LINE);
        Map<String, String> command = Form.decode(body);
        assertThat(command)
                .containsEntry("command", "/incident")
                .containsEntry("text", "declare SEV1 Checkout is down")
                .containsEntry("user_name", "ada")
                .containsEntry("channel_name", "incidents")
                .containsEntry("team_id", "T0SITREP00")
                .containsKeys(
                        "token", "team_domain", "channel_id", "user_id", "api_app_id", "response_url", "trigger_id");
        SlackSigning signature = new SlackSigning(slack.settings().get("SITREP_SLACK_SIGNING_SECRET"));
        assertThat(received.getRequestHeaders().getFirst("X-Slack-Request-Timestamp"))
                .isEqualTo("1772618400");
        assertThat(received.getRequestHeaders().getFirst("X-Slack-Signature"))
                .isEqualTo(signature.of("1772618400", body.getBytes(UTF_8)));
    }

    /** The example of docs.slack.dev/authentication/verifying-requests-from-slack, read 2026-11-21. */
    @Test
    void signatureIsTheOneOfSlacksOwnExample() {
        String example = "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V"
                + "&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text="
                + "&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554"
                + "%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";
        assertThat(new SlackSigning("8f742231b10e8888abcd99yyyzzz85a5").of("1531420618", example.getBytes(UTF_8)))
                .isEqualTo("v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503");
    }

    @Test
    void privateAnswerIsMarked() {
        botAnswers = command -> "{\"response_type\":\"ephemeral\",\"text\":\"No verb declair\\ntry help\"}";
        assertThat(chat("ada", "/incident declair"))
                .isEqualTo(
                        "#incidents  ada: /incident declair\nSitrep (only you can see this):\n  No verb declair\n  try help\n");
    }

    @Test
    void answerForTheChannelIsNotMarkedAndItsBlocksAreRead() {
        botAnswers = command -> "{\"response_type\":\"in_channel\",\"text\":\"fallback\",\"blocks\":["
                + "{\"type\":\"section\",\"text\":{\"type\":\"mrkdwn\",\"text\":\"*INC-1* Checkout is down\"}}]}";
        assertThat(chat("ada", LINE)).endsWith("Sitrep:\n  *INC-1* Checkout is down\n");
    }

    @Test
    void answerThatComesLaterIsShownToo() {
        botAnswers = command -> {
            post(
                    URI.create(command.get("response_url")),
                    "{\"response_type\":\"in_channel\",\"text\":\"INC-1 declared\"}",
                    "");
            return "";
        };
        assertThat(chat("ada", LINE)).endsWith("Sitrep:\n  INC-1 declared\n");
    }

    @Test
    void responseUrlWorksFiveTimes() {
        URI[] url = new URI[1];
        botAnswers = command -> {
            url[0] = URI.create(command.get("response_url"));
            return "{\"text\":\"ok\"}";
        };
        chat("ada", LINE);
        for (int i = 0; i < 5; i++) {
            assertThat(post(url[0], "{\"text\":\"more\"}", "").statusCode()).isEqualTo(200);
        }
        assertThat(post(url[0], "{\"text\":\"more\"}", "").statusCode()).isEqualTo(404);
    }

    @Test
    void apiWantsTheBotsToken() throws Exception {
        assertThat(api("auth.test", "{}", "").path("error").asText()).isEqualTo("not_authed");
        assertThat(api("auth.test", "{}", "xoxb-other").path("error").asText()).isEqualTo("invalid_auth");
        assertThat(api("auth.test", "{}", token()).path("team_id").asText()).isEqualTo("T0SITREP00");
        assertThat(api("chat.scheduleMessage", "{}", token()).path("error").asText())
                .isEqualTo("unknown_method");
    }

    @Test
    void postedMessageCanBeUpdatedAndAnUnknownOneCannot() throws Exception {
        JsonNode posted = api("chat.postMessage", "{\"channel\":\"C0INCIDENTS\",\"text\":\"Investigating\"}", token());
        assertThat(posted.path("ok").asBoolean()).isTrue();
        String ts = posted.path("ts").asText();
        JsonNode updated = api(
                "chat.update", "{\"channel\":\"C0INCIDENTS\",\"ts\":\"" + ts + "\",\"text\":\"Resolved\"}", token());
        assertThat(updated.path("text").asText()).isEqualTo("Resolved");
        assertThat(api("chat.update", "{\"channel\":\"C0INCIDENTS\",\"ts\":\"1.1\",\"text\":\"x\"}", token())
                        .path("error")
                        .asText())
                .isEqualTo("message_not_found");
        assertThat(api("chat.postMessage", "{\"channel\":\"C404\",\"text\":\"x\"}", token())
                        .path("error")
                        .asText())
                .isEqualTo("channel_not_found");
    }

    @Test
    void personWhoTypedIsAFullMember() throws Exception {
        botAnswers = command -> "{\"text\":\"ok\"}";
        chat("ada", LINE);
        JsonNode user = api("users.info", "{\"user\":\"" + Form.decode(body).get("user_id") + "\"}", token())
                .path("user");
        assertThat(user.path("name").asText()).isEqualTo("ada");
        assertThat(user.path("is_restricted").asBoolean(true)).isFalse();
        assertThat(user.path("team_id").asText()).isEqualTo("T0SITREP00");
    }

    @Test
    void botThatIsAwayIsSaidInSlacksWords() {
        bot.stop(0);
        assertThat(chat("ada", LINE)).endsWith("/incident failed with the error \"dispatch_failed\"\n");
    }

    @Test
    void withoutASuiteChatSaysSo() {
        ByteArrayOutputStream screen = new ByteArrayOutputStream();
        int code = Chat.type(data.resolve("nothing"), Map.of(), LINE, new PrintStream(screen, true, UTF_8));
        assertThat(code).isEqualTo(1);
        assertThat(screen.toString(UTF_8))
                .isEqualTo("No stand-in for Slack runs on %s: start the suite with deploy/local/up\n"
                        .formatted(data.resolve("nothing")));
    }

    @Test
    void whatStandsInItIsThereAfterARestart() throws Exception {
        api("conversations.create", "{\"name\":\"inc-1-checkout\"}", token());
        api("chat.postMessage", "{\"channel\":\"C0INCIDENTS\",\"text\":\"Investigating\"}", token());
        slack.close();
        open();

        assertThat(chat(Map.of(), Chat.READ)).contains("#inc-1-checkout", "Investigating");
        assertThat(api("conversations.create", "{\"name\":\"inc-1-checkout\"}", token())
                        .path("error")
                        .asText())
                .isEqualTo("name_taken");
    }

    @Test
    void aFormThatOpensIsShownAndFilledIn() {
        String view =
                "{\"type\":\"modal\",\"title\":{\"type\":\"plain_text\",\"text\":\"Update\"},\"submit\":{\"type\":"
                        + "\"plain_text\",\"text\":\"Send\"},\"blocks\":[{\"type\":\"input\",\"block_id\":\"message\",\"label\":"
                        + "{\"type\":\"plain_text\",\"text\":\"Message\"},\"element\":{\"type\":\"plain_text_input\",\"action_id\":\"value\"}}]}";
        botAnswers = command -> {
            opens(command.get("trigger_id"), view);
            return "{\"text\":\"A form\"}";
        };
        assertThat(chat(Map.of(), "/incident update")).contains("A form opens: Update", "--fill message=");

        assertThat(chat(Map.of("--fill", "message=We are on it"), "/incident update"))
                .doesNotContain("A form opens");
        assertThat(forms)
                .filteredOn(payload -> payload.contains("view_submission"))
                .singleElement()
                .asString()
                .contains("We are on it");
    }

    @Test
    void aLineIsTypedIntoTheChannelThatIsNamed() {
        botAnswers = command -> "{\"text\":\"" + command.get("channel_name") + "\"}";
        assertThat(chat(Map.of("--channel", "general"), LINE))
                .startsWith("#general")
                .endsWith("general\n");
        assertThat(chat(Map.of("--channel", "nowhere"), LINE)).contains("no such channel");
    }

    private void opens(String trigger, String view) {
        try {
            api("views.open", "{\"trigger_id\":\"" + trigger + "\",\"view\":" + view + "}", token());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void strangerCannotType() {
        URI door = URI.create(
                slack.chatProperties().lines().findFirst().orElseThrow().replaceFirst("url=", ""));
        assertThat(post(door, "key=guess&user=eve&line=/incident", "").statusCode())
                .isEqualTo(403);
        assertThat(body).isNull();
    }

    private String chat(String user, String line) {
        return chat(Map.of("--user", user), line);
    }

    private String chat(Map<String, String> options, String line) {
        ByteArrayOutputStream screen = new ByteArrayOutputStream();
        assertThat(Chat.type(data, options, line, new PrintStream(screen, true, UTF_8)))
                .isZero();
        return screen.toString(UTF_8);
    }

    private String token() {
        return slack.settings().get("SITREP_SLACK_BOT_TOKEN");
    }

    private JsonNode api(String method, String arguments, String token) throws IOException {
        URI address = URI.create(slack.settings().get("SITREP_SLACK_API_URL") + method);
        return json.readTree(post(address, arguments, token).body());
    }

    private static HttpResponse<String> post(URI address, String content, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(content));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
