package io.sitrep.bot.rooms.step;

import io.sitrep.bot.rooms.Look;
import io.sitrep.bot.rooms.Presences;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** The room of an incident that is over is archived when somebody asked for it. */
@Singleton
public class ArchiveRoom implements Step {
    private final Presences presences;

    ArchiveRoom(Presences presences) {
        this.presences = presences;
    }

    @Override
    public Uni<Void> take(Look look) {
        return look.presence()
                .openRoom()
                .filter(room -> look.presence().archiveAsked() && !look.sight().isOpen())
                .map(room -> look.keeper()
                        .archive(room)
                        .chain(() -> presences.archived(look.presence()))
                        .invoke(look::isNow)
                        .replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem());
    }
}
