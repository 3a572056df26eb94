package io.sitrep.bot.rooms.card;

import io.sitrep.bot.Settings;
import io.sitrep.bot.rooms.Sight;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All that is to be read about an incident in a workspace, in the order in which it is posted. */
@Singleton
public class Board {
    private final List<Piece> pieces;
    private final RoomWords words;

    Board(Settings settings, RoomWords words) {
        this.words = words;
        this.pieces = List.of(
                new HeadlineCards(),
                new Reminders(settings.rooms().remindBefore()),
                new Nudge(settings.rooms().nudgeAfter()),
                new Checklists(),
                new Counts(),
                new Summary());
    }

    public List<Posting> on(Sight sight) {
        return pieces.stream()
                .flatMap(piece -> piece.on(sight, words.usual()).stream())
                .toList();
    }

    /** When to look again though nothing happens; empty for never. */
    public Optional<Instant> next(Sight sight) {
        return pieces.stream()
                .flatMap(piece -> piece.next(sight).stream())
                .filter(sight.now()::isBefore)
                .min(Instant::compareTo);
    }
}
