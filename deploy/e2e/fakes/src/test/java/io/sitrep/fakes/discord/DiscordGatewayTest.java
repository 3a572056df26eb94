package io.sitrep.fakes.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.utils.Compression;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The gateway, as a real client finds it. */
class DiscordGatewayTest extends DiscordHouse {
    /** A client waits 5 s before it identifies anew. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final String HEARD = "INTERACTION_CREATE";
    private Jdas bot;

    @AfterEach
    void leave() {
        if (bot != null) {
            bot.close();
        }
    }

    private void joins(GatewayIntent... intents) throws InterruptedException {
        bot = new Jdas(discord, intents).ready();
    }

    private void hears(String type, int times) {
        await().atMost(PATIENCE).until(() -> bot.heard(type).size() >= times);
    }

    private void defers(DataObject interaction) {
        answers(interaction, 5, new JsonObject().put("flags", 64));
    }

    private void answers(DataObject interaction, int type, JsonObject data) {
        done(
                "POST",
                "interactions/" + interaction.getString("id") + "/" + interaction.getString("token") + "/callback",
                new JsonObject().put("type", type).put("data", data));
    }

    /** What somebody does, heard and answered by the bot. */
    private Sent answered(Callable<Sent> deed, int type, JsonObject data) {
        int before = bot.heard(HEARD).size();
        CompletableFuture<Sent> doing = meanwhile(deed);
        hears(HEARD, before + 1);
        answers(bot.heard(HEARD).get(before), type, data);
        return doing.join();
    }

    /** Of what it can't read a client tells nobody. */
    @Test
    void aRealClientReadsFormsClicksAndAnswers() throws InterruptedException {
        registers();
        joins(GatewayIntent.GUILD_MESSAGES, GatewayIntent.MESSAGE_CONTENT);
        JsonObject input = new JsonObject().put("type", 4).put("style", 1).put("custom_id", "message");
        JsonObject label =
                new JsonObject().put("type", 18).put("label", "Message").put("component", input);
        JsonObject form = new JsonObject()
                .put("custom_id", "update")
                .put("title", "Update")
                .put("components", new JsonArray().add(label));
        answered(() -> rosa.types(GENERAL, "/incident ping"), 9, form);

        JsonObject button = new JsonObject()
                .put("type", 2)
                .put("style", 1)
                .put("label", "Ack")
                .put("custom_id", "ack");
        JsonObject row = new JsonObject().put("type", 1).put("components", new JsonArray().add(button));
        Sent sent = answered(
                () -> rosa.submits(rosa.forms().get(0), Map.of("message", "A disk is full.")),
                4,
                content("told to <@102>").put("components", new JsonArray().add(row)));
        hears("MESSAGE_CREATE", 1);
        answered(() -> rosa.clicks(rosa.sees(sent).get(0), "Ack"), 7, content("acknowledged"));
        hears("MESSAGE_UPDATE", 1);
        answered(() -> rosa.clicks(rosa.sees(sent).get(0), "Ack"), 9, form);
        answered(() -> rosa.submits(rosa.forms().get(0), Map.of("message", "again")), 6, new JsonObject());
        answered(
                () -> rosa.asks(GENERAL, "/incident show", Map.of("ref", "INC"), "ref"),
                8,
                new JsonObject().put("choices", new JsonArray()));
        assertThat(bot.heard("MESSAGE_CREATE")
                        .get(0)
                        .getObject("interaction_metadata")
                        .getObject("user")
                        .getString("id"))
                .isEqualTo(ROSA);
    }

    @Test
    void aRealClientReadsWhatHappensInThreadsAndInTalks() throws InterruptedException {
        registers();
        joins(GatewayIntent.GUILD_MESSAGES, GatewayIntent.DIRECT_MESSAGES, GatewayIntent.MESSAGE_CONTENT);
        String thread = done(
                        "POST",
                        "channels/" + GENERAL + "/threads",
                        new JsonObject().put("name", "INC-1").put("type", 11))
                .getString("id");
        hears("THREAD_CREATE", 1);
        done("PUT", "channels/" + thread + "/thread-members/" + ROSA, new JsonObject());
        DiscordMessage said = rosa.writes(thread, "hello <@102>");
        JsonObject reply = content("well").put("message_reference", new JsonObject().put("message_id", said.id()));
        done("POST", "channels/" + thread + "/messages", reply);
        answered(() -> rosa.types(thread, "/incident ping"), 4, content("pong"));
        hears("MESSAGE_CREATE", 4);
        done("PATCH", "channels/" + thread, new JsonObject().put("archived", true));
        hears("THREAD_UPDATE", 1);

        answered(() -> rosa.types(rosa.talk(), "/incident ping"), 4, content("pong"));
        hears("MESSAGE_CREATE", 5);
        assertThat(home.direct(ROSA)).extracting(DiscordMessage::text).containsExactly("pong");
    }

    @Test
    void aRealClientGetsReadyAndHearsACommand() throws InterruptedException {
        registers();
        joins();
        assertThat(bot.jda().getGuildById(GUILD).getTextChannelById(GENERAL).getName())
                .isEqualTo("general");
        CompletableFuture<Sent> typing =
                meanwhile(() -> rosa.types(GENERAL, "/incident declare severity:SEV1 title:Checkout is down"));
        hears(HEARD, 1);
        DataObject heard = bot.heard(HEARD).get(0);
        assertThat(heard.getObject("data").toString()).contains("Checkout is down", "SEV1");
        defers(heard);

        Sent sent = typing.join();
        assertThat(sent.isAcknowledged()).isTrue();
        assertThat(sent.answer()).isEqualTo(5);
        assertThat(sent.took()).isLessThan(Duration.ofSeconds(3));
        assertThat(rosa.sees(sent)).singleElement().matches(DiscordMessage::isLoading);
        assertThat(discord.counts().compressed()).isEqualTo(1);
        rosa.again(sent);
        hears(HEARD, 2);
        assertThat(bot.heard(HEARD)).extracting(event -> event.getString("id")).containsOnly(sent.id());
    }

    @Test
    void whatHappensWhileTheSocketIsDownIsHeardOnceItIsResumed() throws InterruptedException {
        joins(GatewayIntent.GUILD_MESSAGES, GatewayIntent.MESSAGE_CONTENT);
        rosa.writes(GENERAL, "before");
        hears("MESSAGE_CREATE", 1);
        discord.dropsSockets();
        rosa.writes(GENERAL, "meanwhile");
        hears("MESSAGE_CREATE", 2);

        assertThat(bot.heard("MESSAGE_CREATE"))
                .extracting(event -> event.getString("content"))
                .containsExactly("before", "meanwhile");
        assertThat(discord.counts().resumes()).isEqualTo(1);
        assertThat(discord.counts().identifies()).isEqualTo(1);
    }

    @Test
    void whoIsAskedToReconnectResumes() throws InterruptedException {
        joins();
        discord.asksToReconnect();

        await().atMost(PATIENCE).until(() -> discord.counts().resumes() == 1);
        await().atMost(PATIENCE).until(() -> bot.jda().getStatus() == JDA.Status.CONNECTED);
        discord.invalidatesSessions(true);
        await().atMost(PATIENCE).until(() -> discord.counts().resumes() == 2);
        assertThat(discord.counts().identifies()).isEqualTo(1);
    }

    @Test
    void whoseSessionIsInvalidIdentifiesAnew() throws InterruptedException {
        joins();
        discord.invalidatesSessions(false);

        await().atMost(PATIENCE).until(() -> discord.counts().identifies() == 2);
        await().atMost(PATIENCE).until(() -> bot.jda().getStatus() == JDA.Status.CONNECTED);
        discord.forgetsSessions();
        discord.dropsSockets();
        await().atMost(PATIENCE).until(() -> discord.counts().identifies() == 3);
        assertThat(discord.counts().resumes()).isZero();
        assertThat(discord.counts().mostSessions()).isEqualTo(1);
    }

    @Test
    void aWrongTokenAndAnIntentThatIsNotGrantedEndForGood() throws InterruptedException {
        discord.grantsMessageContent(false);
        bot = new Jdas(discord, FakeDiscord.TOKEN, Compression.NONE, GatewayIntent.MESSAGE_CONTENT);
        await().atMost(PATIENCE).until(() -> bot.jda().getStatus() == JDA.Status.SHUTDOWN);
        assertThat(discord.counts().identifies()).isZero();
        assertThat(discord.counts().compressed()).isZero();

        bot.close();
        joins();
        discord.closesSockets(4_004);
        await().atMost(PATIENCE).until(() -> bot.jda().getStatus() == JDA.Status.SHUTDOWN);
        assertThat(discord.openSockets()).isZero();
    }

    @Test
    void eventsComeToWhomAskedForThemAndTextsToWhomTheyAreGranted() throws InterruptedException {
        joins(GatewayIntent.GUILD_MESSAGES);
        DiscordMessage message = rosa.writes(GENERAL, "a secret");
        rosa.reacts(message, "📌");
        rosa.edits(message, "another secret");
        rosa.deletes(message);
        hears("MESSAGE_DELETE", 1);

        assertThat(bot.heard("MESSAGE_CREATE").get(0).getString("content")).isEmpty();
        assertThat(bot.heard("MESSAGE_UPDATE").get(0).getString("content")).isEmpty();
        assertThat(bot.heard("MESSAGE_REACTION_ADD")).isEmpty();
    }

    @Test
    void aReactionAndAPinAreHeardWithWhoDidIt() throws InterruptedException {
        joins(GatewayIntent.GUILD_MESSAGES, GatewayIntent.GUILD_MESSAGE_REACTIONS);
        DiscordMessage message = home.writes(OTTO, GENERAL, "it fell at noon");
        rosa.reacts(message, "📌");
        rosa.takesBack(message, "📌");
        rosa.pins(message);
        hears("CHANNEL_PINS_UPDATE", 1);

        DataObject added = bot.heard("MESSAGE_REACTION_ADD").get(0);
        assertThat(List.of(added.getString("user_id"), added.getString("message_id"), added.getString("guild_id")))
                .containsExactly(ROSA, message.id(), GUILD);
        assertThat(added.getObject("emoji").getString("name")).isEqualTo("📌");
        assertThat(bot.heard("MESSAGE_REACTION_REMOVE")).hasSize(1);
        discord.repeats("MESSAGE_REACTION_ADD");
        hears("MESSAGE_REACTION_ADD", 2);
    }

    @Test
    void whoIdentifiesTooSoonAfterAnotherIsToldToComeBack() throws InterruptedException {
        discord.pacesIdentifies(Duration.ofSeconds(5));
        joins();
        try (Jdas other = new Jdas(discord)) {
            await().atMost(PATIENCE).until(() -> discord.counts().connections() == 2 && discord.openSockets() == 1);
            assertThat(discord.counts().identifies()).isEqualTo(1);
            clock.moves(Duration.ofSeconds(5));
            await().atMost(PATIENCE).until(() -> other.jda().getStatus() == JDA.Status.CONNECTED);
        }
    }

    @Test
    void whatIsMadeWhileAClientIsConnectedIsToldToIt() throws InterruptedException {
        registers();
        joins();
        home.channel("905", "made later");
        discord.guild("800").add(DiscordPerson.member(OTTO, "Otto")).channel("801", "elsewhere");
        DiscordUser otto = discord.user("800", OTTO);
        meanwhile(() -> rosa.types("905", "/incident ping"));
        hears(HEARD, 1);
        meanwhile(() -> otto.types("801", "/incident ping"));
        hears(HEARD, 2);
        home.delete("905");
        hears("CHANNEL_DELETE", 1);
        discord.leaves("800");
        hears("GUILD_DELETE", 1);
    }

    @Test
    void twoWithOneTokenHearTheSame() throws InterruptedException {
        registers();
        joins();
        try (Jdas other = new Jdas(discord).ready()) {
            CompletableFuture<Sent> typing = meanwhile(() -> rosa.types(GENERAL, "/incident ping"));
            hears(HEARD, 1);
            await().until(() -> other.heard(HEARD).size() == 1);
            defers(bot.heard(HEARD).get(0));
            assertThat(typing.join().isAcknowledged()).isTrue();
            assertThat(discord.counts().mostSessions()).isEqualTo(2);
        }
        await().atMost(PATIENCE).until(() -> discord.sessions() == 1);
    }

    @Test
    void whoseHeartbeatsStayUnansweredComesAnew() throws InterruptedException {
        discord.heartbeats(Duration.ofMillis(300), false);
        joins();

        await().atMost(PATIENCE).until(() -> discord.counts().connections() > 1);
        assertThat(discord.counts().heartbeats()).isGreaterThan(1);
    }
}
