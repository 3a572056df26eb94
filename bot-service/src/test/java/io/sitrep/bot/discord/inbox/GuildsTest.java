package io.sitrep.bot.discord.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sitrep.bot.discord.answer.FirstAnswer;
import io.sitrep.bot.discord.people.DiscordDirectory;
import io.sitrep.bot.discord.rooms.DiscordRooms;
import io.sitrep.bot.port.Person;
import io.sitrep.bot.port.RoomKeeper;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A bot that is in two guilds, and is not told which of them to serve. */
abstract class GuildsTest {
    /** Of whom nothing else is told in other tests. */
    static final String SOMEBODY = "4800000000000000001";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int COMMAND = 2;
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    DiscordInbox inbox;

    @Inject
    DiscordDirectory directory;

    @Inject
    DiscordRooms rooms;

    /** What somebody who types there is told first; empty where it is only put off. */
    final String told(String guild) {
        ObjectNode typed = JSON.createObjectNode()
                .put("id", Long.toString(madeNow()))
                .put("application_id", "1")
                .put("token", "of-the-test")
                .put("type", COMMAND)
                .put("guild_id", guild)
                .put("channel_id", "1");
        typed.putObject("member").putObject("user").put("id", SOMEBODY).put("username", "somebody");
        typed.putObject("data")
                .put("name", "incident")
                .putArray("options")
                .addObject()
                .put("type", 1)
                .put("name", "list")
                .putArray("options");
        CompletableFuture<JsonNode> first = new CompletableFuture<>();
        inbox.take(typed, new FirstAnswer(answer -> Uni.createFrom().item(first.complete(answer))));
        try {
            return first.get(SOON.toSeconds(), TimeUnit.SECONDS)
                    .path("data")
                    .path("content")
                    .asText()
                    // What would be marks of Discord's is written so.
                    .replace("\\", "");
        } catch (InterruptedException | ExecutionException | TimeoutException silence) {
            throw new AssertionError("no first answer", silence);
        }
    }

    /** An id as Discord makes it, and another one each time. */
    private static long madeNow() {
        return ((System.currentTimeMillis() - 1_420_070_400_000L) << 22) + (System.nanoTime() & 0xFFFF);
    }

    /** Which of those roles somebody holds there. */
    final Set<String> holds(String guild, String... roles) {
        return directory
                .standingOf(new Person("discord", guild, SOMEBODY, SOMEBODY), Set.of(roles))
                .await()
                .atMost(SOON)
                .holds();
    }

    final List<String> guildsWithRooms() {
        return rooms.workspaces().await().atMost(SOON).stream()
                .map(RoomKeeper.Workspace::id)
                .toList();
    }
}
