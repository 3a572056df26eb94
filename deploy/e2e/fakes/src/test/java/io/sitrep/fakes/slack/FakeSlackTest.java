package io.sitrep.fakes.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sitrep.fakes.Mood;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FakeSlackTest {
    private static final String TOKEN = "xoxb-of-the-test";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final MovedClock clock = new MovedClock();
    private final FakeSlack slack = new FakeSlack(0, clock);
    private final SlackWorkspace home = slack.workspace("T0HOME").installed(TOKEN);

    @BeforeEach
    void somebodyIsThere() {
        home.add(SlackPerson.member("U0ROSA", "T0HOME", "Rosa")).channel("C0GENERAL", "general", "U0ROSA");
    }

    @AfterEach
    void close() {
        slack.close();
    }

    @ParameterizedTest
    @CsvSource({
        "inc-1-checkout, ''",
        "Upper, invalid_name_specials",
        "with space, invalid_name_specials",
        "with.period, invalid_name_specials",
        "---, invalid_name_punctuation",
        "general, name_taken",
        "'', invalid_name_required"
    })
    void aChannelsNameIsChecked(String name, String error) {
        assertThat(call("conversations.create", new JsonObject().put("name", name))
                        .getString("error", ""))
                .isEqualTo(error);
    }

    @Test
    void aNameStaysTakenWhenItsChannelIsArchivedAndIsCutByNobody() {
        home.archive("C0GENERAL");

        assertThat(error("conversations.create", new JsonObject().put("name", "general")))
                .isEqualTo("name_taken");
        assertThat(error("conversations.create", new JsonObject().put("name", "x".repeat(81))))
                .isEqualTo("invalid_name_maxlength");
        assertThat(error("chat.postMessage", message("C0GENERAL", "hello"))).isEqualTo("is_archived");
    }

    @Test
    void aMessageOverTheLimitsIsRefusedAndOneWithinThemStands() {
        JsonObject section = new JsonObject()
                .put("type", "section")
                .put("text", new JsonObject().put("type", "mrkdwn").put("text", "x".repeat(3_001)));

        assertThat(error("chat.postMessage", message("C0GENERAL", "x").put("blocks", new JsonArray().add(section))))
                .isEqualTo("invalid_blocks");
        section.getJsonObject("text").put("text", "<!channel> hello");
        JsonObject posted =
                call("chat.postMessage", message("C0GENERAL", "x").put("blocks", new JsonArray().add(section)));

        assertThat(posted.getBoolean("ok")).isTrue();
        assertThat(home.in("C0GENERAL"))
                .singleElement()
                .satisfies(stands -> assertThat(stands.notifies()).containsExactly("!channel"));
    }

    @Test
    void blocksThatAreTooLongTogetherAreRefused() {
        JsonArray sections = new JsonArray();
        for (int section = 0; section < 4; section++) {
            sections.add(new JsonObject()
                    .put("type", "section")
                    .put("text", new JsonObject().put("type", "mrkdwn").put("text", "x".repeat(2_900))));
        }

        assertThat(error("chat.postMessage", message("C0GENERAL", "x").put("blocks", sections)))
                .isEqualTo("msg_blocks_too_long");
        sections.remove(3);
        assertThat(call("chat.postMessage", message("C0GENERAL", "x").put("blocks", sections))
                        .getBoolean("ok"))
                .isTrue();
    }

    @Test
    void aTriggerOpensOneViewWithin3Seconds() {
        String trigger = slack.trigger(home, "U0ROSA");
        assertThat(call("views.open", view(trigger)).getBoolean("ok")).isTrue();
        assertThat(error("views.open", view(trigger))).isEqualTo("exchanged_trigger_id");

        String late = slack.trigger(home, "U0ROSA");
        clock.moves(Duration.ofSeconds(4));
        assertThat(error("views.open", view(late))).isEqualTo("expired_trigger_id");
        assertThat(slack.user("T0HOME", "U0ROSA").forms())
                .extracting(OpenView::title)
                .containsExactly("A form");
    }

    @Test
    void aFormIsNotSentWithoutWhatItWants() {
        call("views.open", view(slack.trigger(home, "U0ROSA")));
        SlackUser rosa = slack.user("T0HOME", "U0ROSA");
        OpenView form = rosa.forms().get(0);

        assertThatThrownBy(() -> rosa.submits(form, Map.of())).hasMessageContaining("message");
    }

    @Test
    void anAddressForLateAnswersWorksFiveTimesWithinHalfAnHour() {
        String address = slack.responseUrl(home, "C0GENERAL", "U0ROSA");
        for (int i = 0; i < 5; i++) {
            assertThat(post(address, "{\"text\":\"late\"}").statusCode()).isEqualTo(200);
        }
        assertThat(post(address, "{\"text\":\"late\"}").body()).contains("used_url");
        assertThat(home.in("C0GENERAL")).extracting(SlackMessage::onlyFor).containsOnly("U0ROSA");

        String old = slack.responseUrl(home, "C0GENERAL", "U0ROSA");
        clock.moves(Duration.ofMinutes(31));
        assertThat(post(old, "{\"text\":\"late\"}").body()).contains("expired_url");
    }

    @Test
    void whatIsScriptedHappensOnceAndALostAnswerHasItsEffect() {
        JsonObject room = new JsonObject().put("name", "inc-1");
        slack.next("conversations.create", FakeSlack.tooMany(Duration.ofSeconds(7)), Mood.LOSES_ANSWERS);

        HttpResponse<String> busy = post(slack.apiUrl() + "conversations.create", room.encode());
        assertThat(busy.statusCode()).isEqualTo(429);
        assertThat(busy.headers().firstValue("Retry-After")).hasValue("7");
        assertThatThrownBy(() -> call("conversations.create", room)).isInstanceOf(IllegalStateException.class);
        assertThat(error("conversations.create", room)).isEqualTo("name_taken");
        assertThat(home.channelNamed("inc-1")).isPresent();
    }

    @Test
    void aCodeIsTakenOnceAndOnlyFromWhoKnowsTheSecret() {
        slack.installsInto("T0OTHER");
        HttpResponse<String> back = get(slack.url()
                + "/oauth/v2/authorize?client_id=1234.5678&scope=chat:write&state=s&redirect_uri=http://bot.test/back");
        String code = back.headers().firstValue("Location").orElseThrow().replaceFirst(".*code=([^&]+)&.*", "$1");
        String form = "client_id=1234.5678&redirect_uri=http://bot.test/back&code=" + code + "&client_secret=";

        assertThat(postForm("oauth.v2.access", form + "guess").getString("error"))
                .isEqualTo("bad_client_secret");
        JsonObject installed = postForm("oauth.v2.access", form + FakeSlack.CLIENT_SECRET);
        assertThat(installed.getJsonObject("team").getString("id")).isEqualTo("T0OTHER");
        assertThat(postForm("oauth.v2.access", form + FakeSlack.CLIENT_SECRET).getString("error"))
                .isEqualTo("invalid_code");
    }

    @Test
    void theScopeAMethodWantsIsAskedFor() {
        home.allow(List.of("users:read"));

        assertThat(call("chat.postMessage", message("C0GENERAL", "x")).getString("needed"))
                .isEqualTo("chat:write");
        assertThat(call("users.info", new JsonObject().put("user", "U0ROSA").put("include_locale", true))
                        .getJsonObject("user")
                        .getString("locale"))
                .isEqualTo("en-US");
    }

    @Test
    void aWorkspaceIsWrittenDownAndReadBackAsItWas() {
        call("conversations.create", new JsonObject().put("name", "inc-1"));
        call("chat.postMessage", message("C0GENERAL", "hello"));
        home.archive("C0GENERAL");
        SlackWorkspace other = slack.workspace("T0LATER");
        KeptWorkspace.into(other, new JsonObject(KeptWorkspace.of(home).encode()));

        assertThat(KeptWorkspace.of(other).getJsonArray("channels"))
                .isEqualTo(KeptWorkspace.of(home).getJsonArray("channels"));
        assertThat(other.channelNamed("inc-1")).isPresent();
        assertThat(other.in("C0GENERAL")).extracting(SlackMessage::text).containsExactly("hello");
    }

    @Test
    void anEnvelopeOnTheSocketIsAcknowledged() throws Exception {
        JsonObject opened = new JsonObject(send(request(slack.apiUrl() + "apps.connections.open")
                        .header("Authorization", "Bearer " + FakeSlack.APP_TOKEN)
                        .POST(BodyPublishers.noBody())
                        .build())
                .body());
        slack.reachesBySocket();
        CLIENT.newWebSocketBuilder()
                .buildAsync(URI.create(opened.getString("url")), new Acknowledging())
                .get();

        Sent sent = slack.user("T0HOME", "U0ROSA").types("C0GENERAL", "/incident list");

        assertThat(sent.isAcknowledged()).isTrue();
        assertThat(slack.openSockets()).isEqualTo(1);
    }

    private static final class Acknowledging implements WebSocket.Listener {
        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            JsonObject envelope = new JsonObject(text.toString());
            socket.request(1);
            return envelope.containsKey("envelope_id")
                    ? socket.sendText(
                            new JsonObject()
                                    .put("envelope_id", envelope.getString("envelope_id"))
                                    .encode(),
                            true)
                    : null;
        }
    }

    private static JsonObject view(String trigger) {
        JsonObject input = new JsonObject()
                .put("type", "input")
                .put("block_id", "message")
                .put("label", plain("Message"))
                .put("element", new JsonObject().put("type", "plain_text_input").put("action_id", "value"));
        return new JsonObject()
                .put("trigger_id", trigger)
                .put(
                        "view",
                        new JsonObject()
                                .put("type", "modal")
                                .put("title", plain("A form"))
                                .put("submit", plain("Send"))
                                .put("blocks", new JsonArray().add(input)));
    }

    private static JsonObject plain(String text) {
        return new JsonObject().put("type", "plain_text").put("text", text);
    }

    private static JsonObject message(String channel, String text) {
        return new JsonObject().put("channel", channel).put("text", text);
    }

    private String error(String method, JsonObject arguments) {
        return call(method, arguments).getString("error");
    }

    private JsonObject call(String method, JsonObject arguments) {
        return new JsonObject(post(slack.apiUrl() + method, arguments.encode()).body());
    }

    private HttpResponse<String> post(String address, String body) {
        return send(request(address)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + TOKEN)
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private JsonObject postForm(String method, String form) {
        return new JsonObject(send(request(slack.apiUrl() + method)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build())
                .body());
    }

    private static HttpResponse<String> get(String address) {
        return send(request(address).GET().build());
    }

    private static HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(URI.create(address));
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return CLIENT.send(request, BodyHandlers.ofString());
        } catch (IOException | InterruptedException lost) {
            throw new IllegalStateException(lost);
        }
    }

    private static final class MovedClock extends Clock {
        private Instant now = Instant.parse("2026-11-22T12:00:00Z");

        void moves(Duration by) {
            now = now.plus(by);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
