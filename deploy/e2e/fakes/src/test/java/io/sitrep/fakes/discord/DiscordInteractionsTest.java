package io.sitrep.fakes.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Interactions and what may be answered to them; the app is the test, told of them in place of the gateway. */
class DiscordInteractionsTest extends DiscordHouse {
    private static final String DECLARE = "/incident declare title:Checkout is down";

    private final List<JsonObject> heard = new CopyOnWriteArrayList<>();

    @BeforeEach
    void listen() {
        registers();
        discord.world().news((type, data) -> {
            if (type.equals("INTERACTION_CREATE")) {
                heard.add(data);
            }
        });
    }

    /** What somebody does, and what the app says to it first. */
    private Sent answered(Callable<Sent> deed, JsonObject callback) {
        int before = heard.size();
        var doing = meanwhile(deed);
        await().until(() -> heard.size() > before);
        done("POST", callbackOf(heard.get(before)), callback);
        return doing.join();
    }

    private static String callbackOf(JsonObject interaction) {
        return "interactions/" + interaction.getString("id") + "/" + interaction.getString("token") + "/callback";
    }

    private static String late(Sent sent) {
        return "webhooks/" + FakeDiscord.APPLICATION + "/" + sent.token();
    }

    private static JsonObject callback(int type, JsonObject data) {
        return new JsonObject().put("type", type).put("data", data);
    }

    private static JsonObject deferredInPrivate() {
        return callback(5, new JsonObject().put("flags", 64));
    }

    private JsonObject begun(int type) {
        synchronized (discord.world()) {
            Interaction interaction = discord.interactions()
                    .begin(type, discord.world().channel(GENERAL), ROSA, java.util.Optional.empty());
            return new JsonObject().put("id", interaction.id).put("token", interaction.token);
        }
    }

    @Test
    void anInteractionIsAnsweredOnceWithin3SecondsAndInKind() {
        String way = callbackOf(begun(Interaction.COMMAND));
        assertThat(refusal("POST", way, callback(8, new JsonObject()))).isEqualTo(50_035);
        assertThat(refusal("POST", way, callback(4, content("")))).isEqualTo(50_006);
        assertThat(refusal("POST", way, callback(4, content("yes")))).isZero();
        assertThat(refusal("POST", way, callback(4, content("yes")))).isEqualTo(40_060);
        assertThat(refusal("POST", "interactions/1/x/callback", callback(4, content("yes"))))
                .isEqualTo(10_062);

        String over = callbackOf(begun(Interaction.COMMAND));
        clock.moves(Duration.ofMillis(3_001));
        assertThat(refusal("POST", over, callback(4, content("yes")))).isEqualTo(10_062);
    }

    @Test
    void aDeferredAnswerIsGivenLaterAndItsTokenHolds15Minutes() {
        Sent sent = answered(() -> rosa.types(GENERAL, DECLARE), deferredInPrivate());
        assertThat(sent.answer()).isEqualTo(5);
        assertThat(sent.isPrivate()).isTrue();

        done("PATCH", late(sent) + "/messages/@original", content("INC-1"));
        assertThat(rosa.sees(sent)).singleElement().satisfies(answer -> {
            assertThat(answer.text()).isEqualTo("INC-1");
            assertThat(answer.onlyFor()).isEqualTo(ROSA);
            assertThat(answer.isLoading()).isFalse();
        });
        assertThat(call("GET", "channels/" + GENERAL + "/messages").body()).isEqualTo("[]");
        clock.moves(Duration.ofMinutes(16));
        assertThat(refusal("PATCH", late(sent) + "/messages/@original", content("late")))
                .isEqualTo(50_027);
    }

    @Test
    void aFollowUpRightAfterADeferralIsAsPrivateAsThatWas() {
        Sent sent = answered(() -> rosa.types(GENERAL, DECLARE), deferredInPrivate());

        done("POST", late(sent), content("for everybody"));
        assertThat(rosa.sees(sent))
                .singleElement()
                .matches(answer -> answer.onlyFor().equals(ROSA));
        done("POST", late(sent), content("for everybody"));
        assertThat(rosa.sees(sent)).extracting(DiscordMessage::onlyFor).containsExactly(ROSA, "");
        done("DELETE", late(sent) + "/messages/@original", new JsonObject());
        assertThat(home.in(GENERAL))
                .singleElement()
                .matches(answer -> answer.onlyFor().isEmpty());
    }

    @Test
    void whatIsDeletedBeforeItIsSaidLeavesRoomForAPublicAnswer() {
        Sent sent = answered(() -> rosa.types(GENERAL, DECLARE), deferredInPrivate());

        done("DELETE", late(sent) + "/messages/@original", new JsonObject());
        done("POST", late(sent), content("for everybody"));
        assertThat(rosa.sees(sent))
                .singleElement()
                .matches(answer -> answer.onlyFor().isEmpty());
        assertThat(refusal("GET", late(sent) + "/messages/@original", new JsonObject()))
                .isEqualTo(10_008);
    }

    @Test
    void aFormIsFilledInAndSent() {
        JsonObject words = new JsonObject()
                .put("type", 4)
                .put("custom_id", "message")
                .put("style", 2)
                .put("required", true);
        JsonObject status = new JsonObject()
                .put("type", 3)
                .put("custom_id", "status")
                .put("required", false)
                .put("options", new JsonArray().add(choice("identified")).add(choice("resolved")));
        JsonObject form = new JsonObject()
                .put("custom_id", "update")
                .put("title", "Update INC-1")
                .put("components", new JsonArray().add(label("Message", words)).add(label("Status", status)));
        Sent sent = answered(() -> rosa.types(GENERAL, "/incident ping"), callback(9, form));
        assertThat(sent.answer()).isEqualTo(9);

        OpenModal open = rosa.forms().get(0);
        assertThat(open.title()).isEqualTo("Update INC-1");
        assertThat(open.inputs()).containsExactly("message", "status");
        assertThatThrownBy(() -> rosa.submits(open, Map.of())).hasMessageContaining("message");
        assertThatThrownBy(() -> rosa.submits(open, Map.of("message", "x", "status", "gone")))
                .hasMessageContaining("gone");
        Sent filled = answered(
                () -> rosa.submits(open, Map.of("message", "A disk is full.", "status", "identified")),
                deferredInPrivate());
        assertThat(filled.payload().getJsonObject("data").encode()).contains("A disk is full.", "[\"identified\"]");
        assertThat(rosa.forms()).isEmpty();
        assertThat(DiscordRules.brokenByModal(
                        form.copy().put("title", "x".repeat(46)).encode()))
                .containsExactly("title: BASE_TYPE_MAX_LENGTH");
    }

    private static JsonObject label(String text, JsonObject input) {
        return new JsonObject().put("type", 18).put("label", text).put("component", input);
    }

    private static JsonObject choice(String value) {
        return new JsonObject().put("label", value).put("value", value);
    }

    @Test
    void aClickChangesWhatWasClickedWhenItIsAnsweredSo() {
        JsonObject button = new JsonObject()
                .put("type", 2)
                .put("style", 1)
                .put("label", "Ack")
                .put("custom_id", "ack");
        JsonObject row = new JsonObject().put("type", 1).put("components", new JsonArray().add(button));
        done("POST", "channels/" + GENERAL + "/messages", content("INC-1").put("components", new JsonArray().add(row)));
        DiscordMessage card = home.in(GENERAL).get(0);

        Sent clicked = answered(
                () -> rosa.clicks(card, "Ack"),
                callback(7, content("INC-1 acknowledged").put("components", new JsonArray())));
        assertThat(clicked.payload().getJsonObject("data").getString("custom_id"))
                .isEqualTo("ack");
        assertThat(clicked.payload().getJsonObject("message").getString("id")).isEqualTo(card.id());
        assertThat(home.in(GENERAL).get(0).text()).isEqualTo("INC-1 acknowledged");
        assertThatThrownBy(() -> rosa.clicks(card, "Ack")).hasMessageContaining("no button");
    }

    @Test
    void whatMayBeWrittenIsOfferedWhereItIsAsked() {
        Sent asked = answered(
                () -> rosa.asks(GENERAL, "/incident show", Map.of("ref", "INC"), "ref"),
                callback(
                        8,
                        new JsonObject()
                                .put(
                                        "choices",
                                        new JsonArray()
                                                .add(new JsonObject()
                                                        .put("name", "INC-1 down")
                                                        .put("value", "INC-1")))));
        assertThat(asked.choices()).containsExactly("INC-1 down");
        assertThatThrownBy(() -> rosa.asks(GENERAL, "/incident declare", Map.of("title", "x"), "title"))
                .hasMessageContaining("nobody is asked");
    }

    @Test
    void theWindowSendsOnlyWhatIsRegisteredAndFits() {
        assertThatThrownBy(() -> rosa.types(GENERAL, "/other")).hasMessageContaining("no command");
        assertThatThrownBy(() -> rosa.types(GENERAL, "/incident explode")).hasMessageContaining("no sub-command");
        assertThatThrownBy(() -> rosa.types(GENERAL, "/incident declare severity:SEV1"))
                .hasMessageContaining("title");
        assertThatThrownBy(() -> rosa.types(GENERAL, "/incident declare severity:SEV9 title:x"))
                .hasMessageContaining("SEV9");
        assertThatThrownBy(() -> rosa.types(GENERAL, "/incident declare Checkout"))
                .hasMessageContaining("name:value");
        Sent sent = answered(
                () -> rosa.types(GENERAL, "/incident declare title:Is it down: yes lead:<@102>"),
                callback(4, content("yes")));
        assertThat(sent.payload()
                        .getJsonObject("data")
                        .getJsonObject("resolved")
                        .encode())
                .contains("\"otto\"");
        assertThat(sent.payload().encode()).contains("Is it down: yes");
        assertThat(sent.payload().getString("locale")).isEqualTo("en-US");
        assertThat(sent.payload().getJsonObject("member").getJsonArray("roles")).containsExactly(DUTY);
    }

    @Test
    void aCommandIsRefusedForWhatDiscordDoesNotTake() {
        assertThat(brokenBy("Upper", "x")).containsExactly("0.name: APPLICATION_COMMAND_INVALID_NAME");
        assertThat(brokenBy("good", "")).containsExactly("0.description: BASE_TYPE_MIN_LENGTH");
        assertThat(brokenBy("good", "x", option(3, "a"), option(3, "b").put("required", true)))
                .containsExactly("0.options.1.required: APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID");
        JsonObject[] many = java.util.stream.IntStream.range(0, 26)
                .mapToObj(i -> option(1, "verb" + i))
                .toArray(JsonObject[]::new);
        assertThat(brokenBy("good", "x", many)).containsExactly("0.options: BASE_TYPE_BAD_LENGTH");
        JsonObject large = option(1, "a").put("options", new JsonArray());
        for (int i = 0; i < 25; i++) {
            JsonArray choices = new JsonArray();
            for (int j = 0; j < 4; j++) {
                choices.add(new JsonObject().put("name", "x".repeat(99) + j).put("value", "v" + j));
            }
            large.getJsonArray("options").add(option(3, "o" + i).put("choices", choices));
        }
        assertThat(brokenBy("good", "x", large)).containsExactly("0: APPLICATION_COMMAND_TOO_LARGE");
    }

    private static List<String> brokenBy(String name, String description, JsonObject... options) {
        JsonObject command = new JsonObject()
                .put("name", name)
                .put("description", description)
                .put("options", Json.array(List.of(options)));
        return DiscordRules.brokenByCommands(new JsonArray().add(command).encode());
    }

    @Test
    void commandsKeepTheirIdsAndShowTranslationsOnlyWhenAsked() {
        String way = "applications/" + FakeDiscord.APPLICATION + "/commands";
        String before = discord.registered().get(0).getString("id");
        JsonObject translated = new JsonObject()
                .put("name", "incident")
                .put("description", "Incidents")
                .put("description_localizations", new JsonObject().put("it", "Incidenti"));
        call("PUT", way, new JsonArray().add(translated).encode());

        assertThat(discord.registered().get(0).getString("id")).isEqualTo(before);
        assertThat(discord.registrations()).isEqualTo(2);
        assertThat(call("GET", way).body()).doesNotContain("Incidenti");
        assertThat(call("GET", way + "?with_localizations=true").body()).contains("Incidenti");
    }
}
