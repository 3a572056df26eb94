package io.sitrep.bot.slack.rooms;

import io.sitrep.bot.Settings;
import io.sitrep.bot.port.ChannelName;
import io.sitrep.bot.port.PlatformAway;
import io.sitrep.bot.port.PlatformRefused;
import io.sitrep.bot.port.RoomGone;
import io.sitrep.bot.port.RoomKeeper;
import io.sitrep.bot.reply.Card;
import io.sitrep.bot.reply.Message;
import io.sitrep.bot.slack.SlackNames;
import io.sitrep.bot.slack.install.Installed;
import io.sitrep.bot.slack.install.Workspaces;
import io.sitrep.bot.slack.render.SlackLimits;
import io.sitrep.bot.slack.render.SlackRenderer;
import io.sitrep.bot.slack.render.SlackText;
import io.sitrep.bot.slack.web.SlackCalls;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** Rooms are channels of Slack: public ones, so that everybody of the workspace may look in; private ones behind closed doors. */
@Singleton
public class SlackRooms implements RoomKeeper {
    private static final Duration SOON = Duration.ofSeconds(2);
    /** Source: https://docs.slack.dev/reference/methods/conversations.create, read 2026-11-22. */
    private static final int LONGEST_NAME = 80;

    /** Slack's words for a channel in which nothing can be done any more. */
    private static final Set<String> GONE = Set.of("channel_not_found", "is_archived", "is_inactive");

    private final Workspaces workspaces;
    private final SlackRenderer renderer;
    private final RoomMaking making;
    private final MarkedCards cards;
    private final IncidentsChannels announcements;

    SlackRooms(Workspaces workspaces, SlackRenderer renderer, RoomMaking making, MarkedCards cards, Settings settings) {
        this.workspaces = workspaces;
        this.renderer = renderer;
        this.making = making;
        this.cards = cards;
        this.announcements =
                new IncidentsChannels(settings.slack().incidentsChannel().orElse(List.of()));
    }

    @Override
    public String platform() {
        return SlackNames.PLATFORM;
    }

    @Override
    public Uni<List<Workspace>> workspaces() {
        return orAway(workspaces
                .all()
                .map(installed -> installed.stream()
                        .map(one -> new Workspace(one.workspace(), one.name(), announcements.of(one, installed)))
                        .toList()));
    }

    @Override
    public Uni<Room> open(String workspace, String name, String mark, Doors doors) {
        RoomMaking.Wanted wanted =
                new RoomMaking.Wanted(ChannelName.of(name, LONGEST_NAME), mark, doors == Doors.CLOSED);
        return orAway(workspaces
                .wanted(workspace)
                .chain((Installed installed) ->
                        workspaces.in(workspace, slack -> making.open(slack, installed, wanted))));
    }

    @Override
    public Uni<Void> topic(Room room, String topic) {
        String cut = SlackLimits.cut(SlackText.shown(topic), SlackLimits.TOPIC);
        return act(
                room.spot(),
                slack -> slack.ask(methods -> methods.conversationsSetTopic(
                        request -> request.channel(room.channel()).topic(cut))));
    }

    @Override
    public Uni<Void> invite(Room room, Set<String> people) {
        return act(room.spot(), slack -> RoomGuests.invite(slack, room.channel(), people));
    }

    @Override
    public Uni<String> post(Spot spot, Card card, String mark) {
        return there(spot, slack -> cards.post(slack, spot, renderer.card(card), mark));
    }

    @Override
    public Uni<Void> edit(Spot spot, String message, Card card) {
        return act(spot, slack -> RoomPosts.edit(slack, spot.channel(), message, renderer.card(card)));
    }

    @Override
    public Uni<Void> say(Spot spot, Message message) {
        return act(spot, slack -> RoomPosts.say(slack, spot.channel(), renderer.message(message)));
    }

    @Override
    public Uni<Void> pin(Spot spot, String message) {
        return act(spot, slack -> RoomPosts.pin(slack, spot.channel(), message));
    }

    @Override
    public Uni<Void> bookmark(Room room, String title, URI link) {
        return act(room.spot(), slack -> RoomPosts.bookmark(slack, room.channel(), title, link));
    }

    @Override
    public Uni<Void> archive(Room room) {
        return act(
                room.spot(),
                slack -> RoomPosts.unless(
                        "already_archived",
                        () -> slack.ask(
                                methods -> methods.conversationsArchive(request -> request.channel(room.channel())))));
    }

    @Override
    public Uni<Optional<Written>> written(Spot spot, String message) {
        return orAway(workspaces.in(spot.workspace(), slack -> RoomReading.written(slack, spot, message)));
    }

    /** Opens the channel in Slack's app or in the browser. Source: https://docs.slack.dev/interactivity/deep-linking, read 2026-11-22. */
    @Override
    public URI address(Room room) {
        return URI.create("https://slack.com/app_redirect?channel=" + room.channel() + "&team=" + room.workspace());
    }

    private Uni<Void> act(Spot spot, Consumer<SlackCalls> work) {
        return there(spot, slack -> {
            work.accept(slack);
            return null;
        });
    }

    private <T> Uni<T> there(Spot spot, Function<SlackCalls, T> work) {
        return orAway(workspaces.in(spot.workspace(), work))
                .onFailure(failure -> failure instanceof PlatformRefused refused && GONE.contains(refused.code()))
                .transform(gone -> new RoomGone(((PlatformRefused) gone).code(), spot.channel()));
    }

    /** What is neither: our own database is away. */
    private static <T> Uni<T> orAway(Uni<T> work) {
        return work.onFailure(failure -> !(failure instanceof PlatformAway) && !(failure instanceof PlatformRefused))
                .transform(failure -> new PlatformAway(
                        "our own part failed, " + failure.getClass().getSimpleName(), SOON));
    }
}
