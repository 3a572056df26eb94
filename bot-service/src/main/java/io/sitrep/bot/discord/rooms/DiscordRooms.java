package io.sitrep.bot.discord.rooms;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sitrep.bot.Settings;
import io.sitrep.bot.Settings.Discord.RoomsAs;
import io.sitrep.bot.discord.DiscordNames;
import io.sitrep.bot.discord.render.DiscordCards;
import io.sitrep.bot.discord.render.DiscordRenderer;
import io.sitrep.bot.discord.web.DiscordCalls;
import io.sitrep.bot.discord.web.DiscordSelf;
import io.sitrep.bot.discord.web.DiscordWeb;
import io.sitrep.bot.port.ChannelName;
import io.sitrep.bot.port.PlatformAway;
import io.sitrep.bot.port.PlatformRefused;
import io.sitrep.bot.port.RoomGone;
import io.sitrep.bot.port.RoomKeeper;
import io.sitrep.bot.reply.Card;
import io.sitrep.bot.reply.Message;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import net.dv8tion.jda.api.requests.Route;

/**
 * Rooms are threads of the incidents channel, or channels beside it. Needs no gateway.
 *
 * @see ThreadsWherePossible
 * @see ChannelForm
 */
@Singleton
public class DiscordRooms implements RoomKeeper {
    private static final Duration SOON = Duration.ofSeconds(2);
    /** Source: https://discord.com/developers/docs/resources/channel, read 2026-11-23. */
    private static final int LONGEST_NAME = 100;

    private static final String UNKNOWN_CHANNEL = "10003";
    private static final String ARCHIVED = "50083";

    private final DiscordWeb discord;
    private final ServedGuilds guilds;
    private final DiscordCards cards;
    private final DiscordRenderer renderer;
    private final RoomMaking making;
    private final MarkedCards posts;
    private final RoomForm form;

    DiscordRooms(
            DiscordWeb discord,
            DiscordSelf self,
            ServedGuilds guilds,
            DiscordCards cards,
            DiscordRenderer renderer,
            RoomMaking making,
            MarkedCards posts,
            Settings settings) {
        this.discord = discord;
        this.guilds = guilds;
        this.cards = cards;
        this.renderer = renderer;
        this.making = making;
        this.posts = posts;
        ChannelForm channels = new ChannelForm(self);
        this.form = settings.discord().rooms() == RoomsAs.THREADS
                ? new ThreadsWherePossible(new ThreadForm(self), channels)
                : channels;
    }

    @Override
    public String platform() {
        return DiscordNames.PLATFORM;
    }

    @Override
    public Uni<List<Workspace>> workspaces() {
        return guilds.isOn()
                ? orAway(discord.with(guilds::all))
                : Uni.createFrom().item(List.of());
    }

    @Override
    public Uni<Room> open(String workspace, String name, String mark, Doors doors) {
        ChannelName plain = ChannelName.of(name, LONGEST_NAME);
        return orAway(discord.with(calls -> making.open(
                calls, form, guilds.home(calls, workspace), plain, new RoomForm.Wanted(plain.name(), mark, doors))));
    }

    @Override
    public Uni<Void> topic(Room room, String topic) {
        return act(room.spot(), calls -> {
            making.topic(calls, room, topic);
            form.topic(calls, room, topic);
        });
    }

    @Override
    public Uni<Void> invite(Room room, Set<String> people) {
        return act(
                room.spot(),
                calls ->
                        people.stream().filter(DiscordNames::isId).forEach(person -> form.invite(calls, room, person)));
    }

    @Override
    public Uni<String> post(Spot spot, Card card, String mark) {
        return there(spot, calls -> posts.post(calls, spot, cards.card(card), mark));
    }

    @Override
    public Uni<Void> edit(Spot spot, String message, Card card) {
        return act(spot, calls -> posts.edit(calls, spot, message, cards.card(card)));
    }

    @Override
    public Uni<Void> say(Spot spot, Message message) {
        ObjectNode body = renderer.message(message).put("flags", 0);
        return act(spot, calls -> calls.ask(Route.Messages.SEND_MESSAGE.compile(spot.channel()), body));
    }

    /** What is pinned already stays so, and Discord says nothing of it. */
    @Override
    public Uni<Void> pin(Spot spot, String message) {
        return act(spot, calls -> calls.ask(Route.Messages.PIN_MESSAGE.compile(spot.channel(), message)));
    }

    @Override
    public Uni<Void> bookmark(Room room, String title, URI link) {
        return act(room.spot(), calls -> making.link(calls, room, title, link));
    }

    @Override
    public Uni<Void> archive(Room room) {
        return orAway(discord.with(calls -> {
            if (!making.isClosed(room.spot())) {
                archive(calls, room);
                making.closed(room.spot());
            }
            return null;
        }));
    }

    private void archive(DiscordCalls calls, Room room) {
        try {
            form.archive(calls, room);
        } catch (PlatformRefused refused) {
            throw refused.code().equals(UNKNOWN_CHANNEL) ? new RoomGone(refused.code(), room.channel()) : refused;
        }
    }

    @Override
    public Uni<Optional<Written>> written(Spot spot, String message) {
        return orAway(discord.with(calls -> RoomReading.written(calls, spot, message)));
    }

    @Override
    public URI address(Room room) {
        return RoomReading.place(room.spot());
    }

    private Uni<Void> act(Spot spot, Consumer<DiscordCalls> work) {
        return there(spot, calls -> {
            work.accept(calls);
            return null;
        });
    }

    private <T> Uni<T> there(Spot spot, Function<DiscordCalls, T> work) {
        return orAway(discord.with(calls -> inOpenRoom(calls, spot, work)));
    }

    /** What archived itself, because nobody wrote for long, is opened again, and it is tried once more. */
    private <T> T inOpenRoom(DiscordCalls calls, Spot spot, Function<DiscordCalls, T> work) {
        if (making.isClosed(spot)) {
            throw new RoomGone("archived", spot.channel());
        }
        try {
            return work.apply(calls);
        } catch (PlatformRefused refused) {
            if (refused.code().equals(UNKNOWN_CHANNEL)
                    || refused.code().equals(ARCHIVED) && !form.revive(calls, spot)) {
                throw new RoomGone(refused.code(), spot.channel());
            } else if (!refused.code().equals(ARCHIVED)) {
                throw refused;
            }
            return work.apply(calls);
        }
    }

    /** What is neither: our own database is away. */
    private static <T> Uni<T> orAway(Uni<T> work) {
        return work.onFailure(failure -> !(failure instanceof PlatformAway) && !(failure instanceof PlatformRefused))
                .transform(failure -> new PlatformAway(
                        "our own part failed, " + failure.getClass().getSimpleName(), SOON));
    }
}
