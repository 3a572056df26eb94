package io.sitrep.bot.slack.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sitrep.bot.reply.Button;
import io.sitrep.bot.reply.Card;
import io.sitrep.bot.reply.Form;
import io.sitrep.bot.reply.Message;
import io.sitrep.bot.reply.OddWords;
import io.sitrep.bot.reply.Text;
import io.sitrep.fakes.slack.FakeSlack;
import io.sitrep.fakes.slack.SlackMessage;
import io.sitrep.fakes.slack.SlackPerson;
import io.sitrep.fakes.slack.SlackWorkspace;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever there is to say, Slack takes it; and words in it call nobody. */
class SlackRendererTest {
    private static final String TOKEN = "xoxb-of-the-renderer";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> HARD = List.of(
            "",
            " ",
            "\n\n",
            "<!channel> <!here> <@U0ROSA> <!subteam^S1|ops>",
            "a & b < c > d",
            "🔥".repeat(700),
            "&".repeat(3_500),
            "<".repeat(900),
            "*_~`",
            "x".repeat(41_000),
            "\u202Egnp.exe\u200B\u0000",
            "Checkout is down",
            "https://evil.test/<!channel>",
            "決済が失敗します");

    private static FakeSlack slack;
    private static SlackWorkspace home;

    private final SlackRenderer renderer = new SlackRenderer(JSON);

    @BeforeAll
    static void open() {
        slack = new FakeSlack(0, Clock.systemUTC());
        home = slack.workspace("T0HOME")
                .installed(TOKEN)
                .add(SlackPerson.member("U0ROSA", "T0HOME", "Rosa"))
                .channel("C0GENERAL", "general", "U0ROSA");
    }

    @AfterAll
    static void close() {
        slack.close();
    }

    static Stream<Integer> seeds() {
        return IntStream.range(0, 150).boxed();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyMessageIsTakenAndItsWordsCallNobody(int seed) {
        OddWords odd = new OddWords(new Random(seed), HARD);
        SlackRenderer.Rendered rendered = renderer.message(
                new Message(odd.random().nextBoolean(), odd.some(70, odd::text), odd.some(30, odd::button)));

        assertTaken(rendered);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyCardIsTakenAndItsWordsCallNobody(int seed) {
        OddWords odd = new OddWords(new Random(seed), HARD);
        SlackRenderer.Rendered rendered = renderer.card(new Card(
                odd.text(),
                odd.tone(),
                odd.some(14, () -> new Card.Fact(odd.words(), odd.text())),
                odd.some(60, odd::text),
                odd.some(30, odd::button)));

        assertTaken(rendered);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyFormIsTaken(int seed) {
        OddWords odd = new OddWords(new Random(seed), HARD);
        Form form = new Form(
                "update INC-1",
                odd.words(),
                odd.words(),
                odd.some(
                        120,
                        () -> new Form.Field(
                                "field" + odd.random().nextInt(150),
                                odd.words(),
                                odd.kind(choices(odd)),
                                odd.random().nextBoolean(),
                                odd.random().nextBoolean() ? odd.words() : "choice1, choice2,choice1,other",
                                odd.random().nextBoolean() ? Optional.of(odd.words()) : Optional.empty())));

        new SlackForms(JSON).view(form, "metadata").ifPresent(view -> {
            JsonObject call = new JsonObject()
                    .put("trigger_id", slack.trigger(home, "U0ROSA"))
                    .put("view", new JsonObject(view));
            assertThat(call("views.open", call)).containsEntry("ok", true);
        });
    }

    @Test
    void momentsAreShownInEachReadersZoneAndMentionsWork() {
        String line = renderer.line(Text.of()
                .plain("next update ")
                .moment(Instant.parse("2026-11-22T12:00:00Z"))
                .plain(" by ")
                .mention("U0ROSA")
                .plain(", ")
                .mention("not an id>")
                .line());

        assertThat(line)
                .isEqualTo("next update <!date^1795348800^{date_short_pretty} {time}|2026-11-22 12:00 UTC>"
                        + " by <@U0ROSA>, @not an id&gt;");
    }

    @Test
    void aButtonTypesItsWholeCommandOrNone() {
        Message message = new Message(
                true,
                List.of(Text.plain("x")),
                List.of(
                        new Button("Update", "update INC-42", Button.Weight.MAIN),
                        new Button("Too long", "x".repeat(2_001), Button.Weight.GRAVE)));

        assertThat(renderer.message(message).blocks().findValuesAsText("value"))
                .containsExactly("update INC-42", "help");
    }

    @Test
    void whatIsAskedBeforeAClickCountsIsADialogWithinSlacksLimits() {
        Message message = new Message(
                true,
                List.of(Text.plain("x")),
                List.of(new Button("Resolve ".repeat(8), "resolve INC-42", Button.Weight.GRAVE)
                        .asking("Everybody is told. ".repeat(30), "Not now")));

        SlackRenderer.Rendered rendered = renderer.message(message);

        assertTaken(rendered);
        assertThat(rendered.blocks()
                        .findPath("confirm")
                        .path("deny")
                        .path("text")
                        .asText())
                .isEqualTo("Not now");
    }

    @Test
    void buttonsHaveRoomBelowTheLongestText() {
        Message message = new Message(
                true,
                List.of(IntStream.range(0, 60)
                        .mapToObj(i -> Text.plain("y".repeat(2_999)))
                        .toArray(Text[]::new)),
                List.of(new Button("Stop", "stop INC-42", Button.Weight.GRAVE)));

        assertThat(renderer.message(message).blocks().findValuesAsText("type")).contains("actions");
    }

    private static void assertTaken(SlackRenderer.Rendered rendered) {
        JsonObject call = new JsonObject()
                .put("channel", "C0GENERAL")
                .put("text", rendered.text())
                .put("blocks", new JsonArray(rendered.blocks().toString()));

        assertThat(call("chat.postMessage", call)).containsEntry("ok", true);
        List<SlackMessage> all = home.in("C0GENERAL");
        assertThat(all.get(all.size() - 1).notifies()).isEmpty();
    }

    private static java.util.Map<String, Object> call(String method, JsonObject body) {
        try {
            String answer = CLIENT.send(
                            HttpRequest.newBuilder(URI.create(slack.apiUrl() + method))
                                    .header("Content-Type", "application/json")
                                    .header("Authorization", "Bearer " + TOKEN)
                                    .POST(BodyPublishers.ofString(body.encode()))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
            return new JsonObject(answer).getMap();
        } catch (java.io.IOException | InterruptedException lost) {
            throw new AssertionError(lost);
        }
    }

    /** Many of them now and then, and some whose keys are none. */
    private static List<Form.Choice> choices(OddWords odd) {
        Random random = odd.random();
        List<Form.Choice> choices =
                new ArrayList<>(odd.choices(random.nextInt(3) == 0 ? random.nextInt(250) : random.nextInt(5)));
        choices.replaceAll(choice -> random.nextInt(20) == 0 ? new Form.Choice(odd.words(), choice.label()) : choice);
        return choices;
    }
}
