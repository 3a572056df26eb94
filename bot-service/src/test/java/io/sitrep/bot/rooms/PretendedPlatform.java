package io.sitrep.bot.rooms;

import io.sitrep.bot.port.Person;
import io.sitrep.bot.port.PlatformAway;
import io.sitrep.bot.port.PlatformBusy;
import io.sitrep.bot.port.PlatformRefused;
import io.sitrep.bot.port.RoomGone;
import io.sitrep.bot.port.RoomKeeper;
import io.sitrep.bot.reply.Card;
import io.sitrep.bot.reply.Message;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * A platform of the tests, as its port promises: names are taken by one room each, marks find what an earlier attempt
 * made. It goes away when told to, and loses answers, or lets the bot crash, at any call.
 */
@Singleton
public class PretendedPlatform implements RoomKeeper {
    public static final String NAME = "pretended";
    private static final String NEWS = "news:";

    private final Map<String, Workspace> workspaces = new LinkedHashMap<>();
    private final Map<String, Chamber> rooms = new LinkedHashMap<>();
    private final Map<String, Posted> messages = new LinkedHashMap<>();
    private final Map<String, Written> written = new HashMap<>();
    private final List<String> calls = new ArrayList<>();
    private final Map<UUID, Mishap> mishaps = new HashMap<>();
    private final Set<String> deleted = new TreeSet<>();
    private final Set<String> closed = new TreeSet<>();
    private final Set<String> refusedNext = new TreeSet<>();
    private final Map<String, CompletableFuture<Void>> heldBack = new HashMap<>();
    private final Map<Deed, Duration> busyWith = new EnumMap<>(Deed.class);
    private boolean away;
    private final Map<UUID, Integer> refusedRooms = new HashMap<>();

    /** What it may want to be left alone with. */
    public enum Deed {
        EDIT,
        BOOKMARK
    }

    /** A room as people see it. */
    public static final class Chamber {
        public String name;
        public String mark;
        public String channel;
        public String workspace;
        public String topic = "";
        public final List<String> invitations = new ArrayList<>();
        public final Set<String> pins = new TreeSet<>();
        public final Map<String, URI> bookmarks = new LinkedHashMap<>();
        public boolean archived;
        public Doors doors;
    }

    /** A message as people see it. */
    public static final class Posted {
        public String id;
        public Spot spot;
        public String mark;
        public Card card;
        public int edits;
    }

    /** After the call of this number about an incident has had its effect, this happens. */
    private record Mishap(int[] left, Supplier<RuntimeException> what) {}

    public synchronized void startAfresh() {
        Set.copyOf(heldBack.keySet()).forEach(this::letsRoomsGoIn);
        workspaces.clear();
        mishaps.clear();
        calls.clear();
        away = false;
        closed.clear();
        busyWith.clear();
        refusedRooms.clear();
    }

    public synchronized void isInstalledIn(String workspace, String incidentsChannel) {
        workspaces.put(workspace, new Workspace(workspace, workspace, Optional.ofNullable(incidentsChannel)));
    }

    public synchronized void goesAway() {
        away = true;
    }

    public synchronized void comesBack() {
        away = false;
    }

    public synchronized void refusesRoomsOf(UUID incident, int times) {
        refusedRooms.put(incident, times);
    }

    public synchronized void losesAnswer(UUID incident, int call) {
        mishaps.put(incident, new Mishap(new int[] {call}, () -> new PlatformAway("lost", Duration.ZERO)));
    }

    public synchronized void crashesAfter(UUID incident, int call) {
        mishaps.put(incident, new Mishap(new int[] {call}, () -> new IllegalStateException("the bot is gone")));
    }

    public synchronized boolean isOver(UUID incident) {
        return !mishaps.containsKey(incident) || mishaps.get(incident).left()[0] <= 0;
    }

    public synchronized void takesRoom(String workspace, String name) {
        newRoom(workspace, name, "somebody else's");
    }

    public synchronized List<Chamber> roomsOf(UUID incident) {
        return rooms.values().stream()
                .filter(room -> room.mark.startsWith(incident.toString()))
                .toList();
    }

    public synchronized List<Posted> messagesOf(UUID incident, String channel) {
        return messages.values().stream()
                .filter(message -> message.mark.startsWith(incident.toString()))
                .filter(message -> message.spot.channel().equals(channel))
                .toList();
    }

    public synchronized void somebodyDeletes(Posted message) {
        messages.remove(message.id);
    }

    public synchronized void somebodyWrites(String message, Person author, Instant at, String text) {
        written.put(message, new Written(author, at, text, URI.create("https://chat.test/m/" + message)));
    }

    public synchronized long callsAbout(UUID incident) {
        return calls.stream().filter(incident.toString()::equals).count();
    }

    /** From here on it asks for patience with that, and does the rest. */
    public synchronized void isBusyWith(Deed deed, Duration wait) {
        busyWith.put(deed, wait);
    }

    public synchronized void isBusyNoMore() {
        busyWith.clear();
    }

    private synchronized void notBusyWith(Deed deed) {
        if (busyWith.containsKey(deed)) {
            throw new PlatformBusy("too many", busyWith.get(deed));
        }
    }

    /** From here on each message there is refused. */
    public synchronized void takesNothingIn(String channel) {
        closed.add(channel);
    }

    /** The next message there is refused. */
    public synchronized void refusesNextIn(String channel) {
        refusedNext.add(channel);
    }

    /** Who asks for a room there waits. */
    public synchronized void holdsRoomsBackIn(String workspace) {
        heldBack.put(workspace, new CompletableFuture<>());
    }

    /** Who posts news there waits. */
    public synchronized void holdsNewsBackIn(String channel) {
        heldBack.put(channel, new CompletableFuture<>());
    }

    public synchronized void letsNewsGoIn(String channel) {
        letsRoomsGoIn(channel);
    }

    public synchronized List<Posted> newsIn(String channel) {
        return messages.values().stream()
                .filter(message -> message.mark.startsWith(NEWS))
                .filter(message -> message.spot.channel().equals(channel))
                .toList();
    }

    public synchronized void letsRoomsGoIn(String workspace) {
        heldBack.remove(workspace).completeAsync(() -> null);
    }

    private synchronized CompletableFuture<Void> isLetGo(String workspace) {
        return heldBack.getOrDefault(workspace, CompletableFuture.completedFuture(null));
    }

    public synchronized void somebodyArchives(Chamber room) {
        room.archived = true;
    }

    public synchronized void somebodyDeletes(Chamber room) {
        deleted.add(room.channel);
        room.archived = true;
    }

    @Override
    public String platform() {
        return NAME;
    }

    @Override
    public synchronized Uni<List<Workspace>> workspaces() {
        return Uni.createFrom().item(List.copyOf(workspaces.values()));
    }

    @Override
    public Uni<Room> open(String workspace, String name, String mark, Doors doors) {
        Uni<Room> opened = call(mark, () -> {
            UUID incident = UUID.fromString(mark.substring(0, 36));
            if (refusedRooms.merge(incident, -1, Integer::sum) >= 0) {
                throw new PlatformRefused("restricted_action");
            }
            Chamber ours = rooms.values().stream()
                    .filter(room -> room.workspace.equals(workspace) && room.mark.equals(mark))
                    .filter(room -> !room.archived)
                    .findFirst()
                    .orElseGet(() -> newRoom(workspace, free(workspace, name), mark));
            ours.doors = ours.doors == null ? doors : ours.doors;
            return new Room(workspace, ours.channel, ours.name);
        });
        return Uni.createFrom().completionStage(() -> isLetGo(workspace)).chain(() -> opened);
    }

    private String free(String workspace, String name) {
        String free = name;
        for (int i = 2; isTaken(workspace, free); i++) {
            free = name + "-" + i;
        }
        return free;
    }

    private boolean isTaken(String workspace, String name) {
        return rooms.values().stream().anyMatch(room -> room.workspace.equals(workspace) && room.name.equals(name));
    }

    private Chamber newRoom(String workspace, String name, String mark) {
        Chamber room = new Chamber();
        room.workspace = workspace;
        room.name = name;
        room.mark = mark;
        room.channel = "R" + rooms.size();
        rooms.put(room.channel, room);
        return room;
    }

    @Override
    public Uni<Void> topic(Room room, String topic) {
        return done(room, chamber -> chamber.topic = topic);
    }

    @Override
    public Uni<Void> invite(Room room, Set<String> people) {
        return done(
                room,
                chamber -> people.stream()
                        .filter(person -> !chamber.invitations.contains(person))
                        .forEach(chamber.invitations::add));
    }

    @Override
    public Uni<String> post(Spot spot, Card card, String mark) {
        Uni<String> posted = call(mark, () -> {
            open(spot);
            if (refusedNext.remove(spot.channel())) {
                throw new PlatformRefused("restricted_action");
            }
            Optional<Posted> before = messages.values().stream()
                    .filter(message -> message.spot.equals(spot) && message.mark.equals(mark))
                    .findFirst();
            Posted message = before.orElseGet(Posted::new);
            message.id = before.isPresent() ? message.id : "M" + UUID.randomUUID();
            message.spot = spot;
            message.mark = mark;
            message.card = card;
            messages.put(message.id, message);
            return message.id;
        });
        return mark.startsWith(NEWS)
                ? Uni.createFrom()
                        .completionStage(() -> isLetGo(spot.channel()))
                        .chain(() -> posted)
                : posted;
    }

    @Override
    public Uni<Void> edit(Spot spot, String message, Card card) {
        Posted posted = there(message);
        return call(posted == null ? "" : posted.mark, () -> {
            if (posted == null) {
                throw new PlatformRefused("message_not_found");
            }
            open(spot);
            notBusyWith(Deed.EDIT);
            posted.card = card;
            posted.edits++;
            return null;
        });
    }

    private synchronized Posted there(String message) {
        return messages.get(message);
    }

    @Override
    public Uni<Void> say(Spot spot, Message message) {
        return call("", () -> null);
    }

    @Override
    public Uni<Void> pin(Spot spot, String message) {
        return done(room(spot), chamber -> chamber.pins.add(message));
    }

    @Override
    public Uni<Void> bookmark(Room room, String title, URI link) {
        return done(room, chamber -> {
            notBusyWith(Deed.BOOKMARK);
            chamber.bookmarks.put(title, link);
        });
    }

    @Override
    public Uni<Void> archive(Room room) {
        return call(chamber(room).mark, () -> {
            chamber(room).archived = true;
            return null;
        });
    }

    @Override
    public Uni<Optional<Written>> written(Spot spot, String message) {
        return call("", () -> Optional.ofNullable(written.get(message)));
    }

    @Override
    public URI address(Room room) {
        return URI.create("https://chat.test/" + room.workspace() + "/" + room.channel());
    }

    private interface Change {
        void on(Chamber room);
    }

    private Uni<Void> done(Room room, Change change) {
        Chamber chamber = chamber(room);
        return call(chamber.mark, () -> {
            open(new Spot(chamber.workspace, chamber.channel));
            change.on(chamber);
            return null;
        });
    }

    private synchronized Chamber chamber(Room room) {
        return rooms.get(room.channel());
    }

    private synchronized Room room(Spot spot) {
        Chamber chamber = rooms.get(spot.channel());
        return new Room(spot.workspace(), spot.channel(), chamber.name);
    }

    private void open(Spot spot) {
        if (closed.contains(spot.channel())) {
            throw new PlatformRefused("restricted_action");
        }
        Chamber room = rooms.get(spot.channel());
        if (room != null && room.archived) {
            throw new RoomGone(deleted.contains(room.channel) ? "channel_not_found" : "is_archived", room.channel);
        }
    }

    private <T> Uni<T> call(String mark, Supplier<T> effect) {
        return Uni.createFrom().item(() -> {
            synchronized (this) {
                if (away) {
                    throw new PlatformAway("no answer", Duration.ZERO);
                }
                T answer = effect.get();
                mishap(mark);
                return answer;
            }
        });
    }

    private void mishap(String mark) {
        if (mark.length() < 36 || mark.startsWith(NEWS)) {
            return;
        }
        calls.add(mark.substring(0, 36));
        Mishap mishap = mishaps.get(UUID.fromString(mark.substring(0, 36)));
        if (mishap != null && --mishap.left()[0] == 0) {
            throw mishap.what().get();
        }
    }
}
