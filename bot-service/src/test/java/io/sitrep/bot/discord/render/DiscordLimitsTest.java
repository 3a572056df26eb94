package io.sitrep.bot.discord.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.sitrep.bot.reply.Button;
import io.sitrep.bot.reply.Card;
import io.sitrep.bot.reply.Form;
import io.sitrep.bot.reply.Message;
import io.sitrep.bot.reply.Text;
import io.sitrep.fakes.discord.DiscordRules;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever there is to say, Discord takes it. */
class DiscordLimitsTest {
    private static final List<String> HARD = List.of(
            "",
            " ",
            "\n\n",
            "@everyone @here <@1> <@&2> <#3> <t:1:R>",
            "a & b < c > d",
            "🔥".repeat(700),
            "*".repeat(3_500),
            "[".repeat(900),
            "*_~`|\\",
            "x".repeat(41_000),
            "\u202Egnp.exe\u200B\u0000",
            "\uD83D",
            "Checkout is down",
            "https://evil.test/" + "a".repeat(3_000),
            "- a\n# b\n".repeat(600),
            "決済が失敗します");

    private final DiscordRenderer renderer = new DiscordRenderer();
    private final DiscordCards cards = new DiscordCards();
    private final DiscordModals modals = new DiscordModals();

    static Stream<Integer> seeds() {
        return IntStream.range(0, 60).boxed();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyMessageIsTaken(int seed) {
        Random random = new Random(seed);
        String rendered = renderer.render(new Message(
                random.nextBoolean(), some(random, 70, () -> text(random)), some(random, 30, () -> button(random))));

        assertThat(DiscordRules.brokenByAnswer(rendered)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyCardIsTaken(int seed) {
        Random random = new Random(seed);
        Card card = new Card(
                text(random),
                Card.Tone.values()[random.nextInt(Card.Tone.values().length)],
                some(random, 40, () -> new Card.Fact(words(random), text(random))),
                some(random, 60, () -> text(random)),
                some(random, 30, () -> button(random)));

        assertThat(DiscordRules.brokenByMessage(cards.card(card).toString())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyPageOfAFormIsTaken(int seed) {
        Random random = new Random(seed);
        List<DiscordModals.Part> parts = IntStream.rangeClosed(0, random.nextInt(4))
                .mapToObj(i -> new DiscordModals.Part(
                        "part" + i,
                        new Form.Field(
                                "field" + i,
                                words(random),
                                kind(random),
                                random.nextBoolean(),
                                "",
                                random.nextBoolean() ? Optional.of(words(random)) : Optional.empty())))
                .toList();
        Map<String, String> values = new HashMap<>();
        parts.forEach(part -> values.put(part.id(), random.nextBoolean() ? words(random) : "choice1, choice2,other"));
        Optional<DiscordModals.Then> then = random.nextBoolean()
                ? Optional.of(new DiscordModals.Then(words(random), words(random), words(random)))
                : Optional.empty();

        String modal = modals.modal(new DiscordModals.Page(
                        DiscordIds.page("0190b3a4-0000-7000-8000-000000000000", 3), words(random), parts, values, then))
                .toString();

        assertThat(DiscordRules.brokenByModal(modal)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatStandsBetweenPagesIsTaken(int seed) {
        Random random = new Random(seed);
        List<DiscordModals.Opener> openers = IntStream.range(0, random.nextInt(30))
                .mapToObj(i -> new DiscordModals.Opener(words(random), Button.Weight.MAIN, "opener" + i))
                .toList();

        String message =
                modals.between(some(random, 40, () -> text(random)), openers).toString();

        assertThat(DiscordRules.brokenByAnswer(message)).isEmpty();
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
        for (int i = random.nextInt(25); i >= 0; i--) {
            choices.add(new Form.Choice("choice" + i, words(random)));
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
            switch (random.nextInt(6)) {
                case 0 -> line.strong(words(random));
                case 1 -> line.code(words(random));
                case 2 -> line.moment(Instant.ofEpochSecond(random.nextLong() % 100_000_000_000L));
                case 3 -> line.link(URI.create("https://status.test/?a=1&b=" + random.nextInt()), words(random));
                case 4 -> line.mention(random.nextBoolean() ? "42" : words(random));
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
