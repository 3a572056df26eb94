package io.sitrep.fakes.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sitrep.fakes.Mood;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** REST, called as the bot calls it. */
class DiscordRestTest extends DiscordHouse {
    private static final String MESSAGES = "channels/" + GENERAL + "/messages";

    @Test
    void nobodyIsAnsweredWithoutTheToken() throws Exception {
        HttpRequest stranger = HttpRequest.newBuilder(URI.create(discord.apiUrl() + "users/@me"))
                .header("Authorization", "Bot other")
                .build();

        assertThat(HttpClient.newHttpClient()
                        .send(stranger, BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(401);
        assertThat(done("GET", "users/@me", new JsonObject()).getString("id")).isEqualTo(FakeDiscord.BOT);
        assertThat(done("GET", "applications/@me", new JsonObject()).getString("verify_key"))
                .isEqualTo(discord.publicKey());
        assertThat(call("GET", "nothing/of/it").statusCode()).isEqualTo(404);
    }

    @Test
    void whatIsWrongWithAMessageIsNamedAllAtOnce() {
        JsonObject message = content("x".repeat(2_001))
                .put("colour", "red")
                .put(
                        "embeds",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("title", "x".repeat(257))
                                        .put("url", "javascript:1")));

        JsonObject refusal = new JsonObject(call("POST", MESSAGES, message).body());
        assertThat(refusal.getInteger("code")).isEqualTo(50_035);
        JsonObject errors = refusal.getJsonObject("errors");
        assertThat(errors.fieldNames()).containsExactlyInAnyOrder("content", "colour", "embeds");
        assertThat(errors.getJsonObject("content")
                        .getJsonArray("_errors")
                        .getJsonObject(0)
                        .getString("code"))
                .isEqualTo("BASE_TYPE_MAX_LENGTH");
        assertThat(errors.getJsonObject("embeds").getJsonObject("0").fieldNames())
                .containsExactly("title", "url");
        assertThat(home.in(GENERAL)).isEmpty();
        assertThat(posted("x".repeat(2_000))).isNotEmpty();
    }

    @Test
    void embedsAreLimitedOneByOneAndTogether() {
        JsonArray fields = new JsonArray();
        IntStream.range(0, 5)
                .forEach(i -> fields.add(new JsonObject().put("name", "n").put("value", "x".repeat(1_024))));
        JsonObject embed = new JsonObject().put("fields", fields).put("description", "x".repeat(876));

        assertThat(DiscordRules.brokenByMessage(embedded(embed))).containsExactly("embeds: MAX_EMBED_SIZE_EXCEEDED");
        assertThat(DiscordRules.brokenByMessage(embedded(embed.put("description", "x".repeat(875)))))
                .isEmpty();
        fields.add(new JsonObject().put("name", "").put("value", "x"));
        assertThat(DiscordRules.brokenByMessage(embedded(embed.put("description", ""))))
                .containsExactly("embeds.0.fields.5.name: BASE_TYPE_MIN_LENGTH");
        assertThat(DiscordRules.brokenByMessage("{\"content\":\" \"}")).containsExactly("Cannot send an empty message");
    }

    private static String embedded(JsonObject embed) {
        return new JsonObject().put("embeds", new JsonArray().add(embed)).encode();
    }

    @Test
    void buttonsHaveIdsOfTheirOwnAndFiveStandInARow() {
        JsonObject button = new JsonObject()
                .put("type", 2)
                .put("style", 1)
                .put("label", "Yes")
                .put("custom_id", "yes");

        assertThat(DiscordRules.brokenByMessage(rows(button, button.copy().put("custom_id", "no"))))
                .isEmpty();
        assertThat(DiscordRules.brokenByMessage(rows(button, button.copy())))
                .containsExactly("components.0.components.1.custom_id: COMPONENT_CUSTOM_ID_DUPLICATED");
        assertThat(DiscordRules.brokenByMessage(rows(button.copy().put("custom_id", "x".repeat(101)))))
                .containsExactly("components.0.components.0.custom_id: BASE_TYPE_MAX_LENGTH");
        assertThat(DiscordRules.brokenByMessage(rows(button.copy().put("style", 5))))
                .contains("components.0.components.0.url: BASE_TYPE_REQUIRED");
        JsonObject[] six = IntStream.range(0, 6)
                .mapToObj(i -> button.copy().put("custom_id", "b" + i))
                .toArray(JsonObject[]::new);
        assertThat(DiscordRules.brokenByMessage(rows(six)))
                .containsExactly("components.0.components: BASE_TYPE_BAD_LENGTH");
    }

    private static String rows(JsonObject... buttons) {
        JsonObject row = new JsonObject().put("type", 1).put("components", Json.array(java.util.List.of(buttons)));
        return content("x").put("components", new JsonArray().add(row)).encode();
    }

    @Test
    void nobodyIsCalledWhomAllowedMentionsDoesNotName() {
        String text = "@everyone <@101> <@&950>";

        assertThat(notified(content(text))).containsExactlyInAnyOrder("@everyone", "@101", "@&950");
        assertThat(notified(content(text).put("allowed_mentions", new JsonObject().put("parse", new JsonArray()))))
                .isEmpty();
        assertThat(notified(content(text)
                        .put(
                                "allowed_mentions",
                                new JsonObject()
                                        .put("parse", new JsonArray().add("roles"))
                                        .put("users", new JsonArray().add("101")))))
                .containsExactlyInAnyOrder("@101", "@&950");
        assertThat(notified(new JsonObject()
                        .put("embeds", new JsonArray().add(new JsonObject().put("description", text)))))
                .isEmpty();
    }

    private java.util.Set<String> notified(JsonObject message) {
        String id = done("POST", MESSAGES, message).getString("id");
        return home.in(GENERAL).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow()
                .notifies();
    }

    @Test
    void theSameNonceMakesOneMessageOnlyWhereItIsEnforced() {
        JsonObject message = content("once").put("nonce", "n1").put("enforce_nonce", true);
        String first = done("POST", MESSAGES, message).getString("id");

        assertThat(done("POST", MESSAGES, message).getString("id")).isEqualTo(first);
        assertThat(done("POST", MESSAGES, content("twice").put("nonce", "n1")).getString("id"))
                .isNotEqualTo(first);
        assertThat(refusal("POST", MESSAGES, content("x").put("nonce", "x".repeat(26))))
                .isEqualTo(50_035);
        assertThat(home.in(GENERAL)).hasSize(2);
    }

    @Test
    void theBotChangesItsOwnMessagesAlone() {
        String mine = posted("before");
        String theirs = home.writes(ROSA, GENERAL, "hello").id();

        done("PATCH", MESSAGES + "/" + mine, content("after"));
        assertThat(refusal("PATCH", MESSAGES + "/" + theirs, content("after"))).isEqualTo(50_005);
        assertThat(refusal("PATCH", MESSAGES + "/1", content("after"))).isEqualTo(10_008);
        assertThat(home.in(GENERAL)).extracting(DiscordMessage::text).containsExactly("after", "hello");
        assertThat(home.in(GENERAL).get(0).edits()).isEqualTo(1);
    }

    @Test
    void whatIsNullIsNotThereInANewMessageAndGoesFromAnOldOne() {
        JsonObject embed =
                new JsonObject().put("title", "INC-1").put("description", null).put("footer", null);
        JsonObject message = new JsonObject()
                .put("content", null)
                .put("flags", null)
                .put("message_reference", null)
                .put("embeds", new JsonArray().add(embed));
        String id = done("POST", MESSAGES, message).getString("id");
        assertThat(home.in(GENERAL).get(0).words()).isEqualTo("INC-1");

        assertThat(refusal("PATCH", MESSAGES + "/" + id, new JsonObject().put("embeds", null)))
                .isEqualTo(50_006);
        done("PATCH", MESSAGES + "/" + id, content("INC-1 is over").put("embeds", null));
        assertThat(home.in(GENERAL).get(0).words()).isEqualTo("INC-1 is over");
    }

    @Test
    void messagesAreListedNewestFirstAndFromWhereItIsAsked() {
        String first = posted("1");
        posted("2");
        String third = posted("3");

        assertThat(listed("?limit=2")).containsExactly("3", "2");
        assertThat(listed("?before=" + third)).containsExactly("2", "1");
        assertThat(listed("?limit=1&after=" + first)).containsExactly("2");
        assertThat(call("GET", MESSAGES + "?limit=101").statusCode()).isEqualTo(400);
    }

    private java.util.List<String> listed(String query) {
        return new JsonArray(call("GET", MESSAGES + query).body())
                .stream().map(each -> ((JsonObject) each).getString("content")).toList();
    }

    @Test
    void pinsStandOnTheChannelAndOnTheMessageAndAreToldOf() {
        String id = posted("to keep");

        assertThat(call("PUT", "channels/" + GENERAL + "/messages/pins/" + id).statusCode())
                .isEqualTo(204);
        JsonObject pins = done("GET", "channels/" + GENERAL + "/messages/pins", new JsonObject());
        assertThat(pins.getJsonArray("items")
                        .getJsonObject(0)
                        .getJsonObject("message")
                        .getString("id"))
                .isEqualTo(id);
        assertThat(home.channelNamed("general").orElseThrow().pins()).containsExactly(id);
        assertThat(home.in(GENERAL)).extracting(DiscordMessage::type).containsExactly(0, 6);
        rosa.reacts(home.in(GENERAL).get(0), "📌");
        assertThat(home.in(GENERAL).get(0).reactions("📌")).containsExactly(ROSA);
        assertThat(call("PUT", MESSAGES + "/" + id + "/reactions/nonsense/@me").statusCode())
                .isEqualTo(400);
    }

    @Test
    void aThreadIsMadeClosedAndOpenedAgain() {
        JsonObject wanted = new JsonObject().put("name", "INC-1 checkout").put("type", 11);
        String thread = done("POST", "channels/" + GENERAL + "/threads", wanted).getString("id");
        done("PUT", "channels/" + thread + "/thread-members/" + ROSA, new JsonObject());
        assertThat(home.channelNamed("INC-1 checkout").orElseThrow().members()).containsExactly(FakeDiscord.BOT, ROSA);
        assertThat(activeThreads()).hasSize(1);

        String said = done("POST", "channels/" + thread + "/messages", content("here"))
                .getString("id");
        done(
                "PATCH",
                "channels/" + thread,
                new JsonObject().put("archived", true).put("locked", true));
        assertThat(activeThreads()).isEmpty();
        assertThat(refusal("PATCH", "channels/" + thread, new JsonObject().put("name", "x")))
                .isEqualTo(50_083);
        assertThat(refusal("PATCH", "channels/" + thread + "/messages/" + said, content("x")))
                .isEqualTo(50_083);
        assertThat(refusal("POST", "channels/" + thread + "/messages", content("x")))
                .isEqualTo(50_083);
        done(
                "PATCH",
                "channels/" + thread,
                new JsonObject().put("archived", false).put("locked", false));
        done("PATCH", "channels/" + thread + "/messages/" + said, content("there"));
        assertThat(refusal("PATCH", "channels/" + thread, new JsonObject().put("topic", "none")))
                .isEqualTo(50_035);
        assertThat(refusal("POST", "channels/" + GENERAL + "/threads", wanted.put("name", "x".repeat(101))))
                .isEqualTo(50_035);
    }

    @Test
    void anAnnouncementChannelHasThreadsOfItsOwnKindAndNoPrivateOnes() {
        home.announcements("300000000000000077", "news");
        String way = "channels/300000000000000077/threads";

        assertThat(refusal("POST", way, new JsonObject().put("name", "t").put("type", 12)))
                .isEqualTo(50_024);
        assertThat(refusal("POST", way, new JsonObject().put("name", "t").put("type", 11)))
                .isEqualTo(50_024);
        assertThat(done("POST", way, new JsonObject().put("name", "t").put("type", 10))
                        .getInteger("type"))
                .isEqualTo(10);
        assertThat(refusal(
                        "POST",
                        "channels/" + GENERAL + "/threads",
                        new JsonObject().put("name", "t").put("type", 10)))
                .isEqualTo(50_024);
    }

    private JsonArray activeThreads() {
        return done("GET", "guilds/" + GUILD + "/threads/active", new JsonObject())
                .getJsonArray("threads");
    }

    @Test
    void aMessageHasOneThreadOfItsOwnId() {
        String id = posted("an incident");
        String way = MESSAGES + "/" + id + "/threads";

        assertThat(done("POST", way, new JsonObject().put("name", "INC-1")).getString("id"))
                .isEqualTo(id);
        assertThat(refusal("POST", way, new JsonObject().put("name", "INC-1"))).isEqualTo(160_004);
    }

    @Test
    void aChannelKeepsWhatItIsGivenAsDiscordKeepsIt() {
        JsonObject nobody = DiscordGuild.overwrite(GUILD, 0, 0, DiscordChannel.VIEW);
        JsonObject bot = DiscordGuild.overwrite(FakeDiscord.BOT, 1, DiscordChannel.VIEW, 0);
        JsonObject wanted = new JsonObject()
                .put("name", "INC 1 Checkout")
                .put("topic", "it is down")
                .put("permission_overwrites", new JsonArray().add(nobody).add(bot));
        String id = done("POST", "guilds/" + GUILD + "/channels", wanted).getString("id");
        done(
                "PUT",
                "channels/" + id + "/permissions/" + ROSA,
                new JsonObject().put("type", 1).put("allow", "1024"));

        DiscordChannel channel = home.channelNamed("inc-1-checkout").orElseThrow();
        assertThat(channel.topic()).isEqualTo("it is down");
        assertThat(channel.isPrivate()).isTrue();
        assertThat(channel.members()).contains(ROSA);
        assertThat(refusal("PATCH", "channels/" + id, new JsonObject().put("topic", "x".repeat(1_025))))
                .isEqualTo(50_035);
        home.privateChannel("999", "secret", ROSA);
        assertThat(refusal("POST", "channels/999/messages", content("x"))).isEqualTo(50_001);
        home.delete(id);
        assertThat(refusal("GET", "channels/" + id, new JsonObject())).isEqualTo(10_003);
    }

    @Test
    void somebodyIsWrittenToAloneUnlessTheyDoNotWishIt() {
        home.add(DiscordPerson.member("103", "Shy").with(DiscordPerson.Mark.TAKES_NO_DIRECT_MESSAGES));
        String talk = done("POST", "users/@me/channels", new JsonObject().put("recipient_id", ROSA))
                .getString("id");
        done("POST", "channels/" + talk + "/messages", content("psst"));
        String closed = done("POST", "users/@me/channels", new JsonObject().put("recipient_id", "103"))
                .getString("id");

        assertThat(home.direct(ROSA)).extracting(DiscordMessage::text).containsExactly("psst");
        assertThat(refusal("POST", "channels/" + closed + "/messages", content("psst")))
                .isEqualTo(50_007);
    }

    @Test
    void peopleAndTheirRolesAreKnownByGuild() {
        assertThat(done("GET", "guilds/" + GUILD + "/members/" + ROSA, new JsonObject())
                        .getJsonArray("roles"))
                .containsExactly(DUTY);
        discord.guild("800");
        assertThat(refusal("GET", "guilds/800/members/" + ROSA, new JsonObject()))
                .isEqualTo(10_007);
        assertThat(refusal("GET", "guilds/801", new JsonObject())).isEqualTo(10_004);
        assertThat(call("GET", "guilds/" + GUILD + "/members/search?query=ott").body())
                .contains("\"otto\"");
    }

    @Test
    void withoutTheGrantNobodyElsesTextIsRead() {
        discord.grantsMessageContent(false);
        String theirs = home.writes(ROSA, GENERAL, "a secret").id();

        assertThat(done("GET", MESSAGES + "/" + theirs, new JsonObject()).getString("content"))
                .isEmpty();
        assertThat(done("GET", MESSAGES + "/" + posted("mine"), new JsonObject())
                        .getString("content"))
                .isEqualTo("mine");
    }

    @Test
    void whatIsScriptedHappensOnceAndALostAnswerHasItsEffect() {
        discord.next(FakeDiscord.POST_MESSAGE, FakeDiscord.tooMany(Duration.ofMillis(1_500)), Mood.LOSES_ANSWERS);

        HttpResponse<String> refused = call("POST", MESSAGES, content("x"));
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("2");
        assertThat(new JsonObject(refused.body()).getDouble("retry_after")).isEqualTo(1.5);
        assertThatThrownBy(() -> call("POST", MESSAGES, content("lost"))).hasMessageContaining("IOException");
        assertThat(home.in(GENERAL)).extracting(DiscordMessage::text).containsExactly("lost");
        assertThat(discord.timesAsked(FakeDiscord.POST_MESSAGE)).isEqualTo(2);
        assertThatThrownBy(() -> discord.next("POST /nonsense", FakeDiscord.fails()))
                .hasMessageContaining("no such route");
    }

    @Test
    void limitsCountForEachChannelAndAreOverInTime() {
        discord.limits(FakeDiscord.POST_MESSAGE, 2, Duration.ofSeconds(5));
        home.channel("902", "other");
        posted("1");
        HttpResponse<String> last = call("POST", MESSAGES, content("2"));

        assertThat(last.headers().firstValue("X-RateLimit-Remaining")).hasValue("0");
        assertThat(last.headers().firstValue("X-RateLimit-Reset-After")).hasValue("5.000");
        assertThat(call("POST", MESSAGES, content("3")).statusCode()).isEqualTo(429);
        assertThat(call("POST", "channels/902/messages", content("3")).statusCode())
                .isEqualTo(200);
        clock.moves(Duration.ofSeconds(5));
        assertThat(call("POST", MESSAGES, content("3")).statusCode()).isEqualTo(200);

        discord.tooManyEverywhere(Duration.ofSeconds(1));
        assertThat(call("GET", "users/@me").headers().firstValue("X-RateLimit-Global"))
                .hasValue("true");
        clock.moves(Duration.ofSeconds(1));
        assertThat(call("GET", "users/@me").statusCode()).isEqualTo(200);
    }
}
