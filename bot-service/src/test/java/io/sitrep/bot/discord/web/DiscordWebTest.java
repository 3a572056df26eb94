package io.sitrep.bot.discord.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sitrep.bot.port.PlatformAway;
import io.sitrep.bot.port.PlatformBusy;
import io.sitrep.bot.port.PlatformRefused;
import io.sitrep.fakes.Answered;
import io.sitrep.fakes.Asked;
import io.sitrep.fakes.Mood;
import io.sitrep.fakes.RunningTime;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import net.dv8tion.jda.api.requests.Route;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiscordWebTest {
    private static final String TOKEN = "a-token-of-this-test-alone";
    private static final String INTERACTION_TOKEN = "what-an-interaction-is-answered-with";

    private final ObjectMapper json = new ObjectMapper();
    private final Wire wire = new Wire();
    private final DiscordWeb discord = new DiscordWeb(
            new DiscordHttp(wire.url().resolve("/api/v10"), TOKEN, URI.create("https://status.test"), json),
            Duration.ofSeconds(1));

    @AfterEach
    void close() {
        discord.close();
        wire.close();
    }

    @Test
    void aCallCarriesTheTokenAndSaysWhoCalls() {
        assertThat(post("C1").path("id").asText()).isEqualTo("1");

        Asked asked = wire.asked().get(0);
        assertThat(asked.method()).isEqualTo("POST");
        assertThat(asked.path()).isEqualTo("/api/v10/channels/C1/messages");
        assertThat(asked.headers().get("Authorization")).isEqualTo("Bot " + TOKEN);
        assertThat(asked.headers().get("User-Agent")).isEqualTo("DiscordBot (https://status.test, 1)");
        assertThat(asked.headers().get("Content-Type")).startsWith("application/json");
        assertThat(asked.body().toString()).isEqualTo("{\"content\":\"x\"}");
    }

    @Test
    void anAnswerWithoutABodyIsOne() {
        wire.answers(Answered.empty(204));

        assertThat(put("C1").isMissingNode()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"404,10003,10003", "403,50001,50001", "400,50035,50035", "404,0,http_404"})
    void aRefusalHasDiscordsNumberForIt(int status, int code, String word) {
        wire.answers(Answered.json(
                status,
                new JsonObject()
                        .put("code", code)
                        .put("message", "Secret words")
                        .put("errors", "x")));

        assertThatThrownBy(() -> post("C1"))
                .asInstanceOf(type(PlatformRefused.class))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(word))
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("Secret"));
    }

    @Test
    void aTokenThatDiscordDoesNotTakeIsARefusalThatDoesNotSayIt() {
        wire.answers(Answered.text(401, "401: Unauthorized " + TOKEN));

        assertThatThrownBy(() -> post("C1"))
                .isInstanceOf(PlatformRefused.class)
                .hasNoCause()
                .message()
                .contains("http_401")
                .doesNotContain(TOKEN);
    }

    @Test
    void aTokenThatIsNotTakenIsKnownUntilItIs() {
        wire.answers(Answered.text(401, "401: Unauthorized"));
        assertThatThrownBy(() -> post("C1")).isInstanceOf(PlatformRefused.class);
        assertThat(discord.isTokenRefused()).isTrue();

        wire.answers(Answered.json(404, new JsonObject().put("code", 10_003)));
        assertThatThrownBy(() -> post("C1")).isInstanceOf(PlatformRefused.class);
        assertThat(discord.isTokenRefused()).isFalse();
    }

    @Test
    void anInteractionsTokenThatEndedSaysNothingOfOurs() {
        wire.answers(Answered.json(401, new JsonObject().put("code", 50_027)));

        assertThatThrownBy(() -> discord.call(
                                Route.Interactions.CREATE_FOLLOWUP.compile("1", INTERACTION_TOKEN),
                                Optional.of(json.createObjectNode()))
                        .await()
                        .atMost(Duration.ofSeconds(30)))
                .isInstanceOf(PlatformRefused.class);
        assertThat(discord.isTokenRefused()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"500", "html", "gateway", "lost", "endless", "gone"})
    void anAnswerThatIsNoneMeansTryLaterAndIsNotSentAgainAndTellsNoSecret(String kind) {
        switch (kind) {
            case "500" -> wire.answers(Answered.json(500, new JsonObject().put("message", TOKEN)));
            case "html" -> wire.answers(Answered.text(200, "<html>" + TOKEN));
            case "gateway" -> wire.answers(Answered.text(403, "<html>Access denied"));
            case "lost" -> wire.next(Mood.LOSES_ANSWERS);
            case "endless" -> wire.next(Mood.ENDLESS);
            default -> wire.goAway();
        }

        assertThatThrownBy(() -> now(discord.quickly(
                        Route.Interactions.CREATE_FOLLOWUP.compile("1", INTERACTION_TOKEN), Optional.of(body()))))
                .isInstanceOf(PlatformAway.class)
                .hasNoCause()
                .message()
                .doesNotContain(TOKEN, INTERACTION_TOKEN, "html", "127.0.0.1");
        assertThat(wire.asked()).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void whereNobodyAnswersItEndsInTime() {
        wire.next(Mood.SILENT);
        long begun = RunningTime.nanos();

        assertThatThrownBy(() -> now(discord.quickly(route("C1"), Optional.of(body()))))
                .isInstanceOf(PlatformAway.class);
        assertThat(RunningTime.since(begun)).isLessThan(Duration.ofSeconds(8));
    }

    @Test
    void aShortWaitIsWaitedOutAndThenItIsDone() {
        wire.answers(tooMany("0.3"));
        long begun = System.nanoTime();

        assertThat(post("C1").path("id").asText()).isEqualTo("1");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(250));
        assertThat(wire.asked()).hasSize(2);
    }

    @Test
    void aLongWaitIsForWhoAsksAndKeptToByAllWhoAskForTheSame() {
        wire.answers(tooMany("30"));

        assertThatThrownBy(() -> post("C1"))
                .asInstanceOf(type(PlatformBusy.class))
                .extracting(PlatformAway::after)
                .satisfies(after -> assertThat(after).isBetween(Duration.ofSeconds(29), Duration.ofSeconds(30)));
        assertThatThrownBy(() -> post("C1")).isInstanceOf(PlatformAway.class);
        assertThat(wire.asked()).hasSize(1);

        post("C2");
        put("C1");
        assertThat(wire.asked()).hasSize(3);
    }

    @Test
    void aGlobalWaitIsKeptToByAllButWhatAnswersAnInteraction() {
        wire.answers(tooMany("30").with("X-RateLimit-Global", "true"));
        assertThatThrownBy(() -> post("C1")).isInstanceOf(PlatformAway.class);

        assertThatThrownBy(() -> put("C2")).isInstanceOf(PlatformAway.class).isNotInstanceOf(PlatformBusy.class);
        now(discord.call(Route.Interactions.CREATE_FOLLOWUP.compile("1", INTERACTION_TOKEN), Optional.of(body())));
        assertThat(wire.asked()).hasSize(2);
    }

    @Test
    void aBucketThatIsEmptyIsLeftAloneBeforeDiscordHasToSaySo() {
        wire.answers(Answered.json(200, new JsonObject())
                .with("X-RateLimit-Bucket", "abcd")
                .with("X-RateLimit-Remaining", "0")
                .with("X-RateLimit-Reset-After", "20.5"));
        post("C1");

        assertThatThrownBy(() -> post("C1")).isInstanceOf(PlatformAway.class);
        assertThat(wire.asked()).hasSize(1);
    }

    @Test
    void routesOfOneBucketAreCountedTogether() {
        Answered shared = Answered.json(200, new JsonObject())
                .with("X-RateLimit-Bucket", "shared")
                .with("X-RateLimit-Remaining", "1");
        wire.answers(shared, shared, shared.with("X-RateLimit-Remaining", "0").with("X-RateLimit-Reset-After", "20"));
        post("C1");
        put("C1");
        post("C1");

        assertThatThrownBy(() -> put("C1")).isInstanceOf(PlatformAway.class);
        put("C2");
    }

    private static Answered tooMany(String seconds) {
        return Answered.json(
                        429,
                        new JsonObject()
                                .put("message", "You are being rate limited.")
                                .put("retry_after", Double.parseDouble(seconds)))
                .with("Retry-After", Long.toString((long) Math.ceil(Double.parseDouble(seconds))));
    }

    private JsonNode body() {
        return json.createObjectNode().put("content", "x");
    }

    private static Route.CompiledRoute route(String channel) {
        return Route.Messages.SEND_MESSAGE.compile(channel);
    }

    private JsonNode post(String channel) {
        return now(discord.call(route(channel), Optional.of(body())));
    }

    private JsonNode put(String channel) {
        return now(discord.call(Route.Messages.PIN_MESSAGE.compile(channel, "1"), Optional.empty()));
    }

    private static <T> T now(io.smallrye.mutiny.Uni<T> work) {
        return work.await().atMost(Duration.ofSeconds(30));
    }
}
