package io.sitrep.bot.slack.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sitrep.bot.reply.Button;
import io.sitrep.bot.reply.Card;
import io.sitrep.bot.reply.Form;
import io.sitrep.bot.reply.Message;
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
import java.util.function.Supplier;
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
        Random random = new Random(seed);
        SlackRenderer.Rendered rendered = renderer.message(new Message(
                random.nextBoolean(), some(random, 70, () -> text(random)), some(random, 30, () -> button(random))));

        assertTaken(rendered);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyCardIsTakenAndItsWordsCallNobody(int seed) {
        Random random = new Random(seed);
        SlackRenderer.Rendered rendered = renderer.card(new Card(
                text(random),
                Card.Tone.values()[random.nextInt(Card.Tone.values().length)],
                some(random, 14, () -> new Card.Fact(words(random), text(random))),
                some(random, 60, () -> text(random)),
                some(random, 30, () -> button(random))));

        assertTaken(rendered);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyFormIsTaken(int seed) {
        Random random = new Random(seed);
        Form form = new Form(
                "update INC-1",
                words(random),
                words(random),
                some(
                        random,
                        120,
                        () -> new Form.Field(
                                "field" + random.nextInt(150),
                                words(random),
                                kind(random),
                                random.nextBoolean(),
                                random.nextBoolean() ? words(random) : "choice1, choice2,choice1,other",
                                random.nextBoolean() ? Optional.of(words(random)) : Optional.empty())));

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

    private static Form.Kind kind(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> new Form.Kind.Line(random.nextInt(5_000));
            case 1 -> new Form.Kind.Paragraph(random.nextInt(30_000));
            case 2 -> new Form.Kind.One(choices(random));
            default -> new Form.Kind.Many(choices(random));
        };
    }

    private static List<Form.Choice> choices(Random random) {
        List<Form.Choice> choices = new ArrayList<>();
        int many = random.nextInt(3) == 0 ? random.nextInt(250) : random.nextInt(5);
        for (int i = 0; i < many; i++) {
            choices.add(new Form.Choice(random.nextInt(20) == 0 ? words(random) : "choice" + i, words(random)));
        }
        return choices;
    }

    private static Button button(Random random) {
        Button.Weight[] weights = Button.Weight.values();
        Button button = new Button(words(random), words(random), weights[random.nextInt(weights.length)]);
        return random.nextBoolean() ? button : button.asking(words(random), words(random));
    }

    private static Text text(Random random) {
        if (random.nextInt(4) == 0) {
            return Text.quoted(words(random));
        }
        Text.Line line = Text.of();
        for (int piece = random.nextInt(4); piece >= 0; piece--) {
            switch (random.nextInt(5)) {
                case 0 -> line.strong(words(random));
                case 1 -> line.code(words(random));
                case 2 -> line.moment(Instant.ofEpochSecond(random.nextLong() % 100_000_000_000L));
                case 3 -> line.link(URI.create("https://status.test/?a=1&b=" + random.nextInt()), words(random));
                default -> line.plain(words(random));
            }
        }
        return line.line();
    }

    private static String words(Random random) {
        return HARD.get(random.nextInt(HARD.size()));
    }

    private static <T> List<T> some(Random random, int most, Supplier<T> make) {
        return Stream.generate(make).limit(random.nextInt(most)).toList();
    }
}
