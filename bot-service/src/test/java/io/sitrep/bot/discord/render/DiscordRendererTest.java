package io.sitrep.bot.discord.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sitrep.bot.reply.Button;
import io.sitrep.bot.reply.Card;
import io.sitrep.bot.reply.Language;
import io.sitrep.bot.reply.Message;
import io.sitrep.bot.reply.Text;
import io.sitrep.bot.reply.Tongue;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DiscordRendererTest {
    private final DiscordRenderer renderer = new DiscordRenderer();
    private final DiscordCards cards = new DiscordCards();

    @Test
    void whatIsForOnePersonIsForTheirEyesAlone() {
        assertThat(renderer.render(new Message(true, List.of(Text.plain("a"), Text.plain("b")), List.of())))
                .isEqualTo("{\"content\":\"a\\nb\",\"embeds\":[],\"components\":[],"
                        + "\"allowed_mentions\":{\"parse\":[]},\"flags\":64}");
        assertThat(renderer.message(new Message(false, List.of(Text.plain("a")), List.of()))
                        .path("flags")
                        .asInt())
                .isZero();
    }

    @Test
    void wordsCallNobodyAndWhomWeMentionIsCalled() {
        JsonNode message = renderer.message(new Message(
                false,
                List.of(Text.plain("<@1> @everyone"), Text.of().mention("42").line()),
                List.of()));

        assertThat(message.path("allowed_mentions").toString()).isEqualTo("{\"parse\":[],\"users\":[\"42\"]}");
    }

    @Test
    void aLongMessageIsShownInEmbedsAndNothingOfItIsLost() {
        JsonNode message =
                renderer.message(new Message(true, Collections.nCopies(5, Text.plain("x".repeat(1_000))), List.of()));

        assertThat(message.path("content").asText()).isEmpty();
        assertThat(String.join("", message.path("embeds").findValuesAsText("description"))
                        .replace("\n", ""))
                .hasSize(5_000);
    }

    @Test
    void aButtonTypesItsWholeCommandOrNone() {
        JsonNode message = renderer.message(new Message(
                true,
                List.of(Text.plain("x")),
                List.of(
                        new Button("Update", "update INC-42", Button.Weight.MAIN),
                        new Button("Again", "update INC-42", Button.Weight.ORDINARY),
                        new Button("Too long", "x".repeat(101), Button.Weight.GRAVE))));

        List<String> ids = message.findValuesAsText("custom_id");
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(ids.stream().map(id -> DiscordIds.click(id).orElseThrow().command()))
                .containsExactly("update INC-42", "update INC-42", "help");
    }

    @Test
    void aButtonThatAsksFirstHasTheRealOneBelowItsQuestion() {
        JsonNode message = renderer.message(new Message(
                true,
                List.of(Text.plain("x")),
                List.of(new Button("Stop", "stop INC-42 #abcdefghijkl", Button.Weight.GRAVE).asking("Sure?", "No"))));
        DiscordIds.Click click =
                DiscordIds.click(message.findValue("custom_id").asText()).orElseThrow();

        assertThat(click).isEqualTo(new DiscordIds.Click("stop INC-42 #abcdefghijkl", true));
        String question = renderer.question(click, Language.IT);
        assertThat(question)
                .contains("Chi non ha ancora ricevuto questo aggiornamento di INC-42", "\"flags\":64")
                .contains("sitrep:0:stop INC-42 #abcdefghijkl");
    }

    @Test
    void whatNoWordsAreThereForIsAskedInGeneral() {
        assertThat(renderer.question(new DiscordIds.Click("merge INC-1 INC-2", true), Language.EN))
                .contains("Is this what you want? /incident merge INC-1 INC-2");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void whatARoomsButtonsAskIsAskedInThePersonsLanguage(Language language) {
        ResourceBundle rooms = ResourceBundle.getBundle(
                "rooms.words",
                Locale.forLanguageTag(language.tag()),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        for (String key : rooms.keySet()) {
            if (key.startsWith("confirm.") && !key.equals("confirm.no")) {
                String verb = key.substring("confirm.".length());
                assertThat(Tongue.of(language).say(key, "{0}")).isEqualTo(rooms.getString(key));
                assertThat(Tongue.of(language).word("button", verb)).isEqualTo(rooms.getString("button." + verb));
            }
        }
    }

    @Test
    void aCardIsAnEmbedAndEqualCardsAreEqual() {
        Card card = new Card(
                Text.plain("INC-1: Checkout *down*"),
                Card.Tone.WORST,
                List.of(new Card.Fact("Severity", Text.plain("SEV1")), new Card.Fact(" ", Text.plain(" "))),
                List.of(Text.quoted("We look into it.")),
                List.of(new Button("Update", "update INC-1", Button.Weight.MAIN)));

        assertThat(cards.card(card).toString())
                .isEqualTo("{\"content\":\"\",\"embeds\":[{\"title\":\"🔴 INC-1: Checkout \\\\*down\\\\*\","
                        + "\"color\":14427686,\"fields\":[{\"name\":\"Severity\",\"value\":\"SEV1\",\"inline\":true},"
                        + "{\"name\":\"–\",\"value\":\"–\",\"inline\":true}],\"description\":\"> We look into it.\"}],"
                        + "\"components\":[{\"type\":1,\"components\":[{\"type\":2,\"style\":1,\"label\":\"Update\","
                        + "\"custom_id\":\"sitrep:0:update INC-1\"}]}],\"allowed_mentions\":{\"parse\":[]}}")
                .isEqualTo(cards.card(card).toString());
    }
}
