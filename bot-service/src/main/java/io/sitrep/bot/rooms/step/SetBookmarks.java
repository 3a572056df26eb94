package io.sitrep.bot.rooms.step;

import io.sitrep.bot.Settings;
import io.sitrep.bot.port.RoomKeeper.Room;
import io.sitrep.bot.rooms.Look;
import io.sitrep.bot.rooms.Presences;
import io.sitrep.bot.rooms.card.RoomWords;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** The room leads to the public page and to the incident. */
@Singleton
public class SetBookmarks implements Step {
    private final Presences presences;
    private final RoomWords words;
    private final URI page;

    SetBookmarks(Presences presences, RoomWords words, Settings settings) {
        this.presences = presences;
        this.words = words;
        this.page = settings.publicUrl();
    }

    private record Bookmark(String key, String title, URI link) {}

    @Override
    public Uni<Void> take(Look look) {
        return look.presence()
                .openRoom()
                .map(room -> Multi.createFrom()
                        .iterable(wanted(look))
                        .onItem()
                        .transformToUniAndConcatenate(bookmark -> set(look, room, bookmark))
                        .collect()
                        .last()
                        .replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private List<Bookmark> wanted(Look look) {
        List<Bookmark> all = new ArrayList<>();
        all.add(new Bookmark("page", words.usual().of("bookmark.page"), page));
        if (look.head().url() != null) {
            all.add(new Bookmark("incident", look.head().ref(), look.head().url()));
        }
        all.removeIf(bookmark -> look.presence().bookmarks().contains(bookmark.key()));
        return all;
    }

    private Uni<Void> set(Look look, Room room, Bookmark bookmark) {
        return look.keeper()
                .bookmark(room, bookmark.title(), bookmark.link())
                .chain(() -> presences.bookmarked(look.presence(), bookmark.key()))
                .invoke(look::isNow)
                .replaceWithVoid();
    }
}
