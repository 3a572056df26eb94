package io.sitrep.bot.discord.rooms;

import com.fasterxml.jackson.databind.JsonNode;
import io.sitrep.bot.discord.DiscordNames;
import io.sitrep.bot.discord.rooms.RoomForm.Wanted;
import io.sitrep.bot.discord.web.DiscordCalls;
import io.sitrep.bot.kept.AskedRooms;
import io.sitrep.bot.port.ChannelName;
import io.sitrep.bot.port.PlatformRefused;
import io.sitrep.bot.port.RoomKeeper.Room;
import io.sitrep.bot.port.RoomKeeper.Spot;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.dv8tion.jda.api.requests.Route;

/**
 * Makes a room once: its name is written down before it is asked for, and it bears its mark. Names may be there twice on Discord; ours
 * are not, as far as it shows them at once.
 */
@Singleton
class RoomMaking {
    private static final String UNKNOWN_CHANNEL = "10003";
    /** So many of one name were never meant. */
    private static final int MOST_NAMES = 50;

    private final AskedRooms asked;
    private final ClosedRooms closed;
    private final Headline headline;

    RoomMaking(Pool database, ClosedRooms closed, Headline headline) {
        this.asked = new AskedRooms(database, DiscordNames.PLATFORM);
        this.closed = closed;
        this.headline = headline;
    }

    Room open(DiscordCalls discord, RoomForm form, Home home, ChannelName name, Wanted wanted) {
        Optional<AskedRooms.Asked> before = asked.of(home.guild(), wanted.mark());
        Optional<Room> stands = before.flatMap(known -> stillThere(discord, form, home, known));
        return stands.orElseGet(() -> make(discord, form, home, new Search(before, name, wanted)));
    }

    void topic(DiscordCalls discord, Room room, String topic) {
        headline.topic(discord, room, markOf(room), topic);
    }

    void link(DiscordCalls discord, Room room, String title, URI link) {
        headline.link(discord, room, markOf(room), title, link);
    }

    /** One our database does not know any more is marked by its own id. */
    private String markOf(Room room) {
        return asked.markOf(room.workspace(), room.channel()).orElse(room.channel());
    }

    boolean isClosed(Spot spot) {
        return closed.has(spot.workspace(), spot.channel());
    }

    void closed(Spot spot) {
        closed.add(spot.workspace(), spot.channel());
    }

    /** What we know already of a room that is to be made. */
    private record Search(Optional<AskedRooms.Asked> before, ChannelName name, Wanted wanted) {
        boolean mayBe(Standing one) {
            return one.mayBeOurs() && !before.flatMap(AskedRooms.Asked::channel).equals(Optional.of(one.id()));
        }

        boolean isNamedAsAsked(Standing one) {
            return before.filter(asked -> asked.channel().isEmpty())
                    .filter(asked -> asked.name().equals(one.name()))
                    .isPresent();
        }

        boolean isNamedSo(Standing one) {
            return isNamedAsAsked(one)
                    || IntStream.rangeClosed(1, MOST_NAMES)
                            .anyMatch(number -> name.numbered(number).equals(one.name()));
        }
    }

    /** A room that somebody deleted or closed is made anew. */
    private Optional<Room> stillThere(DiscordCalls discord, RoomForm form, Home home, AskedRooms.Asked known) {
        return known.channel().filter(id -> !closed.has(home.guild(), id)).flatMap(id -> {
            try {
                JsonNode found = discord.ask(Route.Channels.GET_CHANNEL.compile(id));
                return form.isOver(found)
                        ? Optional.empty()
                        : Optional.of(
                                new Room(home.guild(), id, found.path("name").asText()));
            } catch (PlatformRefused gone) {
                if (gone.code().equals(UNKNOWN_CHANNEL)) {
                    return Optional.empty();
                }
                throw gone;
            }
        });
    }

    private Room make(DiscordCalls discord, RoomForm form, Home home, Search search) {
        List<Standing> all = form.standing(discord, home);
        Standing room =
                ours(discord, form, home, search, all).orElseGet(() -> create(discord, form, home, search, all));
        headline.place(
                discord,
                new Room(home.guild(), room.id(), room.name()),
                search.wanted().mark());
        asked.made(home.guild(), search.wanted().mark(), room.name(), room.id());
        return new Room(home.guild(), room.id(), room.name());
    }

    private Optional<Standing> ours(DiscordCalls discord, RoomForm form, Home home, Search search, List<Standing> all) {
        String mark = search.wanted().mark();
        List<Standing> candidates = all.stream().filter(search::mayBe).toList();
        return candidates.stream()
                .filter(one -> form.showsMarks() || search.isNamedSo(one))
                .filter(one -> form.bears(discord, one, mark))
                .findFirst()
                .or(() -> candidates.stream()
                        .filter(search::isNamedAsAsked)
                        .filter(one -> form.bearsNone(discord, one))
                        .findFirst());
    }

    private Standing create(DiscordCalls discord, RoomForm form, Home home, Search search, List<Standing> all) {
        Set<String> taken = all.stream().map(Standing::name).collect(Collectors.toSet());
        String name = IntStream.rangeClosed(1, MOST_NAMES)
                .mapToObj(search.name()::numbered)
                .filter(numbered -> !taken.contains(numbered))
                .findFirst()
                .orElseThrow(() -> new PlatformRefused("name_taken"));
        asked.ask(home.guild(), search.wanted().mark(), name);
        return form.make(
                discord,
                home,
                new Wanted(name, search.wanted().mark(), search.wanted().doors()));
    }
}
