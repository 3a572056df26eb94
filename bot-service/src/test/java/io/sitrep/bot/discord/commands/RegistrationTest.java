package io.sitrep.bot.discord.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.bot.command.Catalog;
import io.sitrep.bot.command.Usage;
import io.sitrep.bot.discord.DiscordTest;
import io.sitrep.fakes.discord.FakeDiscord;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The commands Discord knows of us. */
@QuarkusTest
class RegistrationTest extends DiscordTest {
    private static final String READ = "GET /applications/{application}/commands";
    private static final int FOLDER = 2;

    @Inject
    Registration registration;

    @Inject
    Catalog catalog;

    @Test
    void eachVerbThatIsTypedIsASubCommandInEachLanguage() {
        List<JsonObject> commands = discord.registered();

        assertThat(commands).hasSize(1);
        assertThat(commands.get(0).getString("name")).isEqualTo("incident");
        assertThat(verbs(commands.get(0)).map(verb -> verb.getString("name")))
                .containsExactlyInAnyOrderElementsOf(
                        catalog.usages().stream().map(Usage::verb).toList());
        assertThat(verbs(commands.get(0)))
                .allSatisfy(verb -> assertThat(
                                verb.getJsonObject("description_localizations").fieldNames())
                        .contains("it", "fr", "de", "es-ES"));
    }

    @Test
    void optionsAreCalledAsTheContractSays() {
        JsonObject declare = verbs(discord.registered().get(0))
                .filter(verb -> verb.getString("name").equals("status"))
                .findFirst()
                .orElseThrow();

        assertThat(options(declare).map(option -> option.getString("name"))).containsExactly("status", "ref", "text");
        assertThat(options(declare).findFirst().orElseThrow().getBoolean("required"))
                .isTrue();
    }

    @Test
    void afterARestartTheSameSetIsThereAndNothingIsWritten() {
        int written = discord.registrations();
        List<JsonObject> before = discord.registered();
        long read = discord.timesAsked(READ);
        registration.start(null);

        await().atMost(SOON).until(() -> discord.timesAsked(READ) > read);
        await().during(java.time.Duration.ofMillis(500)).atMost(SOON).until(() -> discord.registrations() == written);
        assertThat(discord.registered()).isEqualTo(before);
    }

    @Test
    void whileDiscordIsAwayItIsTriedAgain() {
        long read = discord.timesAsked(READ);
        discord.next(READ, FakeDiscord.fails());
        registration.start(null);

        await().atMost(SOON).until(() -> discord.timesAsked(READ) >= read + 2);
        assertThat(registration.refused()).isEmpty();
    }

    private static Stream<JsonObject> verbs(JsonObject command) {
        return options(command)
                .flatMap(option -> option.getInteger("type") == FOLDER ? options(option) : Stream.of(option));
    }

    private static Stream<JsonObject> options(JsonObject of) {
        return of.getJsonArray("options").stream().map(JsonObject.class::cast);
    }
}
