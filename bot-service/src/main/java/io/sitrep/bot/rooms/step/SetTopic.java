package io.sitrep.bot.rooms.step;

import io.sitrep.bot.events.Head;
import io.sitrep.bot.port.RoomKeeper.Room;
import io.sitrep.bot.rooms.Look;
import io.sitrep.bot.rooms.Presences;
import io.sitrep.bot.rooms.card.RoomWords;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The room's topic says how it stands. */
@Singleton
public class SetTopic implements Step {
    private final Presences presences;
    private final RoomWords words;

    SetTopic(Presences presences, RoomWords words) {
        this.presences = presences;
        this.words = words;
    }

    @Override
    public Uni<Void> take(Look look) {
        String topic = topic(look.head());
        Optional<Room> room = look.presence()
                .openRoom()
                .filter(there -> !look.presence().topic().equals(Optional.of(topic)));
        return room.map(there -> look.keeper()
                        .topic(there, topic)
                        .chain(() -> presences.topic(look.presence(), topic))
                        .invoke(look::isNow)
                        .replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private String topic(Head head) {
        return Stream.of(
                        head.ref(),
                        head.severity(),
                        words.usual().named("status", head.status()),
                        head.commander(),
                        Optional.ofNullable(head.url()).map(URI::toString).orElse(null))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" · "));
    }
}
