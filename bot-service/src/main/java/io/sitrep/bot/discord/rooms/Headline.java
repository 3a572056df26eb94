package io.sitrep.bot.discord.rooms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sitrep.bot.discord.render.DiscordLimits;
import io.sitrep.bot.discord.render.DiscordText;
import io.sitrep.bot.discord.web.DiscordCalls;
import io.sitrep.bot.port.PlatformRefused;
import io.sitrep.bot.port.RoomKeeper.Room;
import io.sitrep.bot.port.RoomKeeper.Spot;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import net.dv8tion.jda.api.requests.Route;

/**
 * The first message of a room: what elsewhere stands above it. It says how it stands, as threads have no topic; it has the links, as
 * Discord has no bookmarks; and whose room it is, where nobody looks.
 */
@Singleton
class Headline {
    /** A room has one. */
    private static final String ROOM = "room:";

    private static final String UNKNOWN_MESSAGE = "10008";
    /** Half of what Discord takes: marks in it may need a sign more each. */
    private static final int LONGEST_TOPIC = 1_000;

    /** With the longest topic they stay below the 6,000 that Discord takes in all of a message's embeds. */
    private static final int LONGEST_LINKS = 3_900;

    private static final int FIRST_MESSAGES = 10;

    private final MarkedCards cards;

    Headline(MarkedCards cards) {
        this.cards = cards;
    }

    /** The room is that of this mark from here on. */
    void place(DiscordCalls discord, Room room, String mark) {
        change(discord, room, mark, before -> before);
    }

    static boolean says(DiscordCalls discord, String channel, String mark) {
        return first(discord, channel).anyMatch(message -> Marks.isOn(message, ROOM + mark));
    }

    static boolean saysNothing(DiscordCalls discord, String channel) {
        return first(discord, channel).noneMatch(Marks::hasAny);
    }

    private static Stream<JsonNode> first(DiscordCalls discord, String channel) {
        JsonNode oldest = discord.ask(Route.Messages.GET_MESSAGE_HISTORY
                .compile(channel)
                .withQueryParams("limit", Integer.toString(FIRST_MESSAGES), "after", "0"));
        return StreamSupport.stream(oldest.spliterator(), false);
    }

    void topic(DiscordCalls discord, Room room, String mark, String topic) {
        String shown = DiscordText.shown(DiscordLimits.cut(topic, LONGEST_TOPIC));
        change(discord, room, mark, before -> message(shown, links(before)));
    }

    void link(DiscordCalls discord, Room room, String mark, String title, URI link) {
        String address = "(<" + link + ">)";
        String line = "[" + DiscordText.shown(title) + "]" + address;
        change(discord, room, mark, before -> message(words(before), with(links(before), line, address)));
    }

    private void change(DiscordCalls discord, Room room, String mark, UnaryOperator<JsonNode> change) {
        Spot spot = room.spot();
        Optional<JsonNode> before = cards.found(discord, spot, ROOM + mark).flatMap(id -> read(discord, spot, id));
        JsonNode after = change.apply(before.orElseGet(() -> message(DiscordText.shown(room.name()), "")));
        if (before.isEmpty()) {
            cards.post(discord, spot, (ObjectNode) after, ROOM + mark);
        } else if (!isSame(before.get(), after)) {
            cards.edit(discord, spot, before.get().path("id").asText(), (ObjectNode) after);
        }
    }

    private static Optional<JsonNode> read(DiscordCalls discord, Spot spot, String message) {
        try {
            return Optional.of(discord.ask(Route.Messages.GET_MESSAGE.compile(spot.channel(), message)));
        } catch (PlatformRefused gone) {
            if (gone.code().equals(UNKNOWN_MESSAGE)) {
                return Optional.empty();
            }
            throw gone;
        }
    }

    private static boolean isSame(JsonNode before, JsonNode after) {
        return words(before).equals(words(after)) && links(before).equals(links(after));
    }

    private static String words(JsonNode message) {
        return message.path("embeds").path(0).path("description").asText("");
    }

    private static String links(JsonNode message) {
        return message.path("embeds").path(1).path("description").asText("");
    }

    private static String with(String links, String line, String address) {
        String all = Stream.concat(links.lines().filter(there -> !there.endsWith(address)), Stream.of(line))
                .collect(Collectors.joining("\n"));
        return all.length() <= LONGEST_LINKS ? all : links;
    }

    private static ObjectNode message(String words, String links) {
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        message.putArray("embeds").addObject().put("description", words);
        if (!links.isEmpty()) {
            message.withArray("embeds").addObject().put("description", links);
        }
        message.putObject("allowed_mentions").putArray("parse");
        return message;
    }
}
