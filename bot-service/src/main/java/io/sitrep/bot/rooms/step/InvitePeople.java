package io.sitrep.bot.rooms.step;

import io.sitrep.bot.Settings;
import io.sitrep.bot.catalog.Colleague;
import io.sitrep.bot.catalog.People;
import io.sitrep.bot.events.Head;
import io.sitrep.bot.port.RoomKeeper.Room;
import io.sitrep.bot.rooms.Look;
import io.sitrep.bot.rooms.Place;
import io.sitrep.bot.rooms.Presences;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The catalog's people and everybody with a role in the incident are called into its room, once: who leaves is not called back. */
@Singleton
public class InvitePeople implements Step {
    private static final int PORTION = 20;

    private final People people;
    private final Presences presences;
    private final boolean everybody;

    InvitePeople(People people, Presences presences, Settings settings) {
        this.people = people;
        this.presences = presences;
        this.everybody = settings.rooms().inviteEverybody();
    }

    @Override
    public Uni<Void> take(Look look) {
        Optional<Room> room = look.presence().openRoom();
        return room.isEmpty() || !look.sight().isOpen()
                ? Uni.createFrom().voidItem()
                : people.all().chain(all -> invite(look, room.get(), missing(look, all)));
    }

    /** In portions: where a platform takes them one by one, and slowly, the next look goes on where this one ends. */
    private Uni<Void> invite(Look look, Room room, Set<String> missing) {
        List<String> all = List.copyOf(missing);
        return Multi.createFrom()
                .range(0, (all.size() + PORTION - 1) / PORTION)
                .map(portion -> all.subList(portion * PORTION, Math.min(all.size(), (portion + 1) * PORTION)))
                .onItem()
                .transformToUniAndConcatenate(some -> invited(look, room, Set.copyOf(some)))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> invited(Look look, Room room, Set<String> people) {
        return look.keeper()
                .invite(room, people)
                .chain(() -> presences.invited(look.presence(), people))
                .invoke(look::isNow)
                .replaceWithVoid();
    }

    private Set<String> missing(Look look, List<Colleague> all) {
        Place place = look.presence().place();
        Set<String> names =
                look.head().roles().stream().map(Head.RoleHolder::person).collect(Collectors.toSet());
        Stream<String> colleagues = all.stream()
                .filter(person -> everybody || names.contains(person.name()))
                .flatMap(person -> person.idsOn(place.platform(), place.workspace()).stream());
        Stream<String> holders = look.head().roles().stream().flatMap(holder -> place.personHere(holder.id()).stream());
        Set<String> missing = Stream.concat(colleagues, holders).collect(Collectors.toCollection(TreeSet::new));
        missing.removeAll(look.presence().invited());
        return missing;
    }
}
