package io.sitrep.bot.rooms;

import io.sitrep.bot.events.Head;
import io.sitrep.bot.port.RoomGone;
import io.sitrep.bot.port.RoomKeeper;
import io.sitrep.bot.rooms.PostedMessages.Posted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One look at an incident in a workspace: what was seen, and what has been made of it so far. Of one thread at a time. */
public final class Look {
    private final RoomKeeper keeper;
    private final Map<String, Posted> posted = new HashMap<>();
    private final List<Throwable> troubles = new ArrayList<>();
    private final Presence claimed;
    private Presence presence;
    private Sight sight;

    Look(Presence presence, RoomKeeper keeper, List<Posted> posted) {
        this.claimed = presence;
        this.presence = presence;
        this.keeper = keeper;
        posted.forEach(this::has);
    }

    void sees(Sight now) {
        sight = now;
    }

    public Sight sight() {
        return sight;
    }

    public Head head() {
        return sight.head();
    }

    public RoomKeeper keeper() {
        return keeper;
    }

    /** As it was when the look began: what moved since then has yet to be looked at. */
    Presence claimed() {
        return claimed;
    }

    public Presence presence() {
        return presence;
    }

    public void isNow(Presence changed) {
        presence = changed;
    }

    public Optional<Posted> posted(String channel, String mark) {
        return Optional.ofNullable(posted.get(channel + " " + mark));
    }

    public List<Posted> posted() {
        return List.copyOf(posted.values());
    }

    public void has(Posted message) {
        posted.put(message.channel() + " " + message.mark(), message);
    }

    public void hasNoMore(Posted message) {
        posted.remove(message.channel() + " " + message.mark());
    }

    /** Something could not be done; what does not need it is done all the same. */
    void troubledBy(Throwable failure) {
        troubles.add(failure);
    }

    /** Somebody deleted or archived the room: what else is to be done in it can't be. */
    boolean hasLostItsRoom() {
        return presence.openRoom()
                .filter(room -> troubles.stream()
                        .anyMatch(trouble -> trouble instanceof RoomGone gone
                                && gone.channel().equals(room.channel())))
                .isPresent();
    }

    List<Throwable> troubles() {
        return troubles;
    }
}
