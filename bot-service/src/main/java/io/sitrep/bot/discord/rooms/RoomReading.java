package io.sitrep.bot.discord.rooms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.sitrep.bot.discord.DiscordNames;
import io.sitrep.bot.discord.web.DiscordCalls;
import io.sitrep.bot.port.Person;
import io.sitrep.bot.port.PlatformRefused;
import io.sitrep.bot.port.RoomKeeper.Spot;
import io.sitrep.bot.port.RoomKeeper.Written;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import net.dv8tion.jda.api.requests.Route;

/**
 * What people wrote in a channel, and who they are. Without the intent MESSAGE_CONTENT Discord shows the bot no text of others: then
 * it is empty, and the message is known by where it stands. Source: https://discord.com/developers/docs/reference#message-formatting,
 * read 2026-11-23.
 */
final class RoomReading {
    private static final String PLACES = "https://discord.com/channels/";
    /** Unknown channel, message; no access to the channel; no id. */
    private static final Set<String> GONE = Set.of("10003", "10008", "50001", "50035");

    private static final Pattern MENTION = Pattern.compile("<@!?([0-9]{1,20})>");
    private static final Pattern EMOJI = Pattern.compile("<a?(:[A-Za-z0-9_]{1,64}:)[0-9]{1,20}>");

    private RoomReading() {}

    static Optional<Written> written(DiscordCalls discord, Spot spot, String id) {
        try {
            JsonNode message = discord.ask(Route.Messages.GET_MESSAGE.compile(spot.channel(), id));
            return Optional.of(new Written(
                    author(discord, spot.workspace(), message.path("author")),
                    OffsetDateTime.parse(message.path("timestamp").asText()).toInstant(),
                    text(message),
                    place(spot, id)));
        } catch (PlatformRefused refused) {
            if (GONE.contains(refused.code())) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    static URI place(Spot spot, String message) {
        return URI.create(PLACES + spot.workspace() + "/" + spot.channel() + "/" + message);
    }

    static URI place(Spot spot) {
        return URI.create(PLACES + spot.workspace() + "/" + spot.channel());
    }

    private static Person author(DiscordCalls discord, String guild, JsonNode author) {
        String id = author.path("id").asText();
        return new Person(DiscordNames.PLATFORM, guild, id, DiscordNames.of(member(discord, guild, id), author));
    }

    /** Missing for who left, and for a webhook. */
    private static JsonNode member(DiscordCalls discord, String guild, String person) {
        try {
            return discord.ask(Route.Guilds.GET_MEMBER.compile(guild, person));
        } catch (PlatformRefused unknown) {
            return MissingNode.getInstance();
        }
    }

    private static String text(JsonNode message) {
        String content = message.path("content").asText("");
        return content.isBlank() ? embedded(message) : named(content, message.path("mentions"));
    }

    /** Of another app: alarms are written so. */
    private static String embedded(JsonNode message) {
        return StreamSupport.stream(message.path("embeds").spliterator(), false)
                .flatMap(embed -> Stream.of(embed.path("title"), embed.path("description")))
                .map(part -> part.asText(""))
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining("\n"));
    }

    private static String named(String content, JsonNode mentions) {
        String text = MENTION.matcher(content).replaceAll(found -> {
            String name = StreamSupport.stream(mentions.spliterator(), false)
                    .filter(person -> person.path("id").asText().equals(found.group(1)))
                    .map(person -> DiscordNames.of(person.path("member"), person))
                    .findFirst()
                    .orElse(found.group(1));
            return Matcher.quoteReplacement("@" + name);
        });
        return EMOJI.matcher(text).replaceAll("$1");
    }
}
