package io.sitrep.bot.discord.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.sitrep.bot.reply.Button;
import io.sitrep.bot.reply.Card;
import io.sitrep.bot.reply.Form;
import io.sitrep.bot.reply.Message;
import io.sitrep.bot.reply.OddWords;
import io.sitrep.fakes.discord.DiscordRules;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
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
        OddWords odd = new OddWords(new Random(seed), HARD);
        String rendered = renderer.render(
                new Message(odd.random().nextBoolean(), odd.some(70, odd::text), odd.some(30, odd::button)));

        assertThat(DiscordRules.brokenByAnswer(rendered)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyCardIsTaken(int seed) {
        OddWords odd = new OddWords(new Random(seed), HARD);
        Card card = new Card(
                odd.text(),
                odd.tone(),
                odd.some(40, () -> new Card.Fact(odd.words(), odd.text())),
                odd.some(60, odd::text),
                odd.some(30, odd::button));

        assertThat(DiscordRules.brokenByMessage(cards.card(card).toString())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyPageOfAFormIsTaken(int seed) {
        OddWords odd = new OddWords(new Random(seed), HARD);
        List<DiscordModals.Part> parts = IntStream.rangeClosed(0, odd.random().nextInt(4))
                .mapToObj(i -> new DiscordModals.Part(
                        "part" + i,
                        new Form.Field(
                                "field" + i,
                                odd.words(),
                                odd.kind(odd.choices(1 + odd.random().nextInt(25))),
                                odd.random().nextBoolean(),
                                "",
                                odd.random().nextBoolean() ? Optional.of(odd.words()) : Optional.empty())))
                .toList();
        Map<String, String> values = new HashMap<>();
        parts.forEach(
                part -> values.put(part.id(), odd.random().nextBoolean() ? odd.words() : "choice1, choice2,other"));
        Optional<DiscordModals.Then> then = odd.random().nextBoolean()
                ? Optional.of(new DiscordModals.Then(odd.words(), odd.words(), odd.words()))
                : Optional.empty();

        String modal = modals.modal(new DiscordModals.Page(
                        DiscordIds.page("0190b3a4-0000-7000-8000-000000000000", 3), odd.words(), parts, values, then))
                .toString();

        assertThat(DiscordRules.brokenByModal(modal)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatStandsBetweenPagesIsTaken(int seed) {
        OddWords odd = new OddWords(new Random(seed), HARD);
        List<DiscordModals.Opener> openers = IntStream.range(0, odd.random().nextInt(30))
                .mapToObj(i -> new DiscordModals.Opener(odd.words(), Button.Weight.MAIN, "opener" + i))
                .toList();

        String message = modals.between(odd.some(40, odd::text), openers).toString();

        assertThat(DiscordRules.brokenByAnswer(message)).isEmpty();
    }
}
