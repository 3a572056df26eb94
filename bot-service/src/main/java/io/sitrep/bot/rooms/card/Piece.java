package io.sitrep.bot.rooms.card;

import io.sitrep.bot.rooms.Sight;
import io.sitrep.bot.rooms.card.RoomWords.Words;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One kind of message about an incident. What it comes to depends on the sight alone. */
interface Piece {
    /** Those that are to be there, as they are to look by now; one that is left out stays as it is. */
    List<Posting> on(Sight sight, Words words);

    /** When it comes to something else though nothing happens; empty for never. */
    default Optional<Instant> next(Sight sight) {
        return Optional.empty();
    }
}
