package io.sitrep.e2e.bots;

import static org.awaitility.Awaitility.await;

import io.sitrep.fakes.discord.DiscordChannel;
import io.sitrep.fakes.discord.DiscordGuild;
import io.sitrep.fakes.discord.DiscordMessage;
import io.sitrep.fakes.discord.DiscordPerson;
import io.sitrep.fakes.discord.FakeDiscord;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** A guild with Bob in it. Each thing he types he types in a channel of its own, so that what is said there is about that. */
final class Guild implements AutoCloseable {
    private static final String ID = "1200000000000000007";
    private static final String BOB = "1300000000000000007";
    private static final String INCIDENTS = "1400000000000000007";
    private static final long FIRST_CHANNEL = 1_400_000_000_000_001_000L;

    private final FakeDiscord discord = new FakeDiscord(0, Clock.systemUTC());
    private final DiscordGuild guild =
            discord.guild(ID).add(DiscordPerson.member(BOB, "Bob Ross")).channel(INCIDENTS, "incidents");
    private int channels;

    FakeDiscord discord() {
        return discord;
    }

    Map<String, String> settings() {
        return Map.of(
                "SITREP_DISCORD_API_URL",
                discord.apiUrl(),
                "SITREP_DISCORD_TOKEN",
                FakeDiscord.TOKEN,
                "SITREP_DISCORD_INCIDENTS_CHANNEL",
                INCIDENTS,
                "SITREP_CHAT_ROLES",
                "discord:*=responder");
    }

    /** Returns at once. */
    Typed declares(String title) {
        String channel = Long.toString(FIRST_CHANNEL + ++channels);
        guild.channel(channel, "talk-" + channels);
        String line = "/incident declare severity:SEV2 title:" + title;
        return new Typed(
                title,
                channel,
                CompletableFuture.supplyAsync(() -> discord.user(ID, BOB).types(channel, line)));
    }

    /** Commands can be typed when the bot has said which there are. */
    void awaitCommands() {
        await().atMost(Duration.ofSeconds(30)).until(() -> !discord.registered().isEmpty());
    }

    /** What bots said to it, there and to Bob alone; also that they are still at it. */
    List<DiscordMessage> answers(Typed typed) {
        return Stream.concat(
                        guild.in(typed.channel()).stream(),
                        guild.direct(BOB).stream()
                                .filter(message -> message.words().contains(typed.title())))
                .filter(message -> message.author().equals(FakeDiscord.BOT))
                .toList();
    }

    /** What everybody reads of it in the incidents channel. */
    List<DiscordMessage> cards(Typed typed) {
        return guild.in(INCIDENTS).stream()
                .filter(message -> message.author().equals(FakeDiscord.BOT))
                .filter(message -> message.words().contains(": " + typed.title()))
                .toList();
    }

    List<DiscordChannel> rooms(Typed typed) {
        String slug = typed.title().toLowerCase(Locale.ROOT).replace(' ', '-');
        return guild.channels().stream()
                .filter(DiscordChannel::isThread)
                .filter(room -> room.name().matches("inc-\\d+-" + slug))
                .toList();
    }

    @Override
    public void close() {
        discord.close();
    }
}
