package io.sitrep.bot.discord.forms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.bot.BotTest;
import io.sitrep.bot.command.Arguments;
import io.sitrep.bot.command.Asked;
import io.sitrep.bot.command.Decision;
import io.sitrep.bot.command.Forms;
import io.sitrep.bot.command.Usage;
import io.sitrep.bot.discord.forms.DiscordForms.Step;
import io.sitrep.bot.discord.render.DiscordIds;
import io.sitrep.bot.discord.render.DiscordModals;
import io.sitrep.bot.port.Invocation;
import io.sitrep.bot.port.Person;
import io.sitrep.bot.reply.Form;
import io.sitrep.bot.reply.Language;
import io.sitrep.bot.reply.Tongue;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Forms as somebody meets them on Discord: in windows of five things. */
@QuarkusTest
class DiscordFormsTest extends BotTest {
    private static final Person ROSA = new Person("discord", "100", "42", "Rosa");

    @Inject
    DiscordForms forms;

    @Inject
    KeptForms kept;

    @Inject
    Forms asking;

    @Inject
    Pool database;

    @Test
    void whatMattersMostIsSentFromTheFirstPageAtOnce() {
        JsonNode first = begin(declaration(Language.EN));

        assertThat(ids(first)).containsExactly("title", "severity", "status", "message", DiscordModals.THEN);
        assertThat(sent(first, Map.of("title", "Carts are empty", "severity", "SEV2", DiscordModals.THEN, "send")))
                .isInstanceOfSatisfying(Step.Send.class, send -> {
                    assertThat(send.command()).isEqualTo("declare");
                    assertThat(send.filled()).isEqualTo(Map.of("title", "Carts are empty", "severity", "SEV2"));
                });
    }

    @Test
    void theRestIsFilledInBehindButtonsAndAllOfItIsSentAsOne() {
        JsonNode first = begin(declaration(Language.EN));
        ObjectNode between = said(sent(
                first, Map.of("title", "Carts", "severity", "SEV2", "message", "We look", DiscordModals.THEN, "more")));
        assertThat(between.path("flags").asInt()).isEqualTo(64);
        assertThat(between.path("content").asText())
                .startsWith("Nothing is sent yet.")
                .contains("Title: **Carts**", "Severity: **SEV2: many are hit**");

        ObjectNode after = between;
        int page = 0;
        for (String opener : between.findValuesAsText("custom_id")) {
            if (page++ < 2) {
                continue;
            }
            JsonNode modal = ((Step.Show) clicked(opener)).modal();
            assertThat(ids(modal)).hasSizeLessThanOrEqualTo(5).doesNotContain(DiscordModals.THEN);
            after = said(sent(modal, written(modal)));
        }

        assertThat(((Step.Send) clicked(after.findValuesAsText("custom_id").get(0))).filled())
                .containsEntry("title", "Carts")
                .containsEntry("message_it", "of message_it")
                .containsEntry("workaround", "of workaround")
                .containsEntry("next_update_in", "PT15M")
                .hasSizeGreaterThanOrEqualTo(13);
    }

    @Test
    void whatIsWrongIsMendedWithAllThatWasFilledIn() {
        JsonNode first = begin(declaration(Language.IT));
        Step.Send send = (Step.Send) sent(first, Map.of("title", "Carts", "severity", "SEV2", "message", "We look"));

        ObjectNode mend = await(forms.wrong(send, Map.of("regions", "Non esiste."), ROSA));
        assertThat(mend.path("content").asText()).contains("⚠ **").contains("Non esiste.", "**Carts**");
        // It can't be sent as it is.
        assertThat(mend.findValuesAsText("custom_id"))
                .allSatisfy(id ->
                        assertThat(DiscordIds.page(id).orElseThrow().page()).isPositive());
        JsonNode again = ((Step.Show) clicked(mend.findValuesAsText("custom_id").get(0))).modal();
        assertThat(again.findValuesAsText("value")).contains("Carts", "We look");
        assertThat(again.toString()).contains("\"value\":\"SEV2\",\"default\":true");
    }

    @Test
    void aFormThatWasRefusedGivesBackAllThatStandsInItAndCanBeSentOnceMore() {
        JsonNode first = begin(declaration(Language.EN));
        Step.Send send = (Step.Send) sent(first, Map.of("title", "Carts", "severity", "SEV2"));

        ObjectNode refused = await(forms.objected(send, "No region is called mars.", ROSA));

        assertThat(refused.path("content").asText())
                .startsWith("⚠ No region is called mars.")
                .contains("**Carts**");
        assertThat(clicked(refused.findValuesAsText("custom_id").get(0))).isEqualTo(send);
    }

    @Test
    void blanksAreNoTitle() {
        JsonNode first = begin(declaration(Language.EN));

        assertThat(said(sent(first, Map.of("title", "  ", "severity", "SEV2")))
                        .path("content")
                        .asText())
                .contains("Not filled in: Title");
    }

    @Test
    void theSameFormSentTwiceIsTheSame() {
        JsonNode first = begin(declaration(Language.EN));
        Map<String, String> filled = Map.of("title", "Carts", "severity", "SEV2");

        assertThat(sent(first, filled)).isEqualTo(sent(first, filled));
    }

    @Test
    void aFormIsNobodyElsesAndIsKeptForADay() {
        JsonNode first = begin(declaration(Language.EN));
        String id = first.path("custom_id").asText();
        Person other = new Person("discord", "100", "43", "Otto");

        assertThat(said(await(forms.clicked(DiscordIds.page(id).orElseThrow(), other)))
                        .path("content")
                        .asText())
                .contains("not kept any more");
        database.query("UPDATE discord_form SET kept_at = now() - interval '25 hours'")
                .executeAndAwait();
        await(kept.forget());
        assertThat(said(clicked(id)).path("content").asText()).contains("not kept any more");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void nothingOurFormsAskIsCut(Language language) {
        for (JsonNode modal : allPages(declaration(language))) {
            assertThat(modal.findValuesAsText("label")).noneMatch(label -> label.endsWith("…"));
            assertThat(modal.findValuesAsText("description")).noneMatch(hint -> hint.endsWith("…"));
        }
    }

    private List<JsonNode> allPages(Form form) {
        String first = begin(form).path("custom_id").asText();
        String id = DiscordIds.page(first).orElseThrow().form();
        return java.util.stream.IntStream.rangeClosed(1, FormPages.of(form).size())
                .mapToObj(page -> (JsonNode) ((Step.Show) clicked(DiscordIds.page(id, page))).modal())
                .toList();
    }

    private Form declaration(Language language) {
        Asked asked = new Asked(
                new Arguments(Map.of()),
                ROSA,
                Optional.empty(),
                Tongue.of(language),
                new Invocation("i", ROSA, "c", "declare", Map.of(), "", ""));
        Usage usage = new Usage("declare", List.of(), List.of(), Optional.empty());
        return ((Decision.Ask) await(asking.askForDeclaration(asked, usage))).form();
    }

    private JsonNode begin(Form form) {
        return await(forms.begin(ROSA, form)).orElseThrow();
    }

    private Step clicked(String customId) {
        return await(forms.clicked(DiscordIds.page(customId).orElseThrow(), ROSA));
    }

    private Step sent(JsonNode modal, Map<String, String> values) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        ArrayNode labels = data.putArray("components");
        values.forEach((id, value) -> {
            ObjectNode component =
                    labels.addObject().put("type", 18).putObject("component").put("custom_id", id);
            if (isChoice(modal, id)) {
                component.putArray("values").add(value);
            } else {
                component.put("value", value);
            }
        });
        return await(
                forms.sent(DiscordIds.page(modal.path("custom_id").asText()).orElseThrow(), data, ROSA));
    }

    /** Something for each thing that is asked. */
    private static Map<String, String> written(JsonNode modal) {
        Map<String, String> values = new java.util.HashMap<>();
        modal.path("components").forEach(label -> {
            JsonNode component = label.path("component");
            String id = component.path("custom_id").asText();
            values.put(
                    id,
                    component.has("options")
                            ? component.path("options").get(0).path("value").asText()
                            : "of " + id);
        });
        return values;
    }

    private static boolean isChoice(JsonNode modal, String id) {
        for (JsonNode label : modal.path("components")) {
            if (label.path("component").path("custom_id").asText().equals(id)) {
                return label.path("component").has("options");
            }
        }
        return false;
    }

    private static ObjectNode said(Step step) {
        return ((Step.Say) step).message();
    }

    private static List<String> ids(JsonNode modal) {
        return java.util.stream.StreamSupport.stream(modal.path("components").spliterator(), false)
                .map(label -> label.path("component").path("custom_id").asText())
                .toList();
    }

    private static <T> T await(Uni<T> answer) {
        return answer.await().atMost(Duration.ofSeconds(30));
    }
}
