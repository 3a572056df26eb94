package io.sitrep.bot.rooms.card;

import io.sitrep.bot.events.Head;
import io.sitrep.bot.reply.Card;
import io.sitrep.bot.reply.Text;
import io.sitrep.bot.rooms.Sight;
import io.sitrep.bot.rooms.card.RoomWords.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A word about an incident that nobody commands. It says so when somebody does. */
record Nudge(Duration after) implements Piece {
    private static final String MARK = "nudge";

    @Override
    public List<Posting> on(Sight sight, Words words) {
        Head head = sight.head();
        boolean isWanted = isUnclaimed(sight) && !sight.now().isBefore(at(head));
        if (isWanted) {
            return List.of(Posting.inRoom(
                    MARK,
                    new Card(
                            Text.plain(words.of("nudge.title")),
                            Card.Tone.WARNING,
                            List.of(),
                            List.of(Text.plain(words.of("nudge.line"))),
                            List.of(new Buttons(head, words).leadFirst()))));
        }
        if (!sight.posted().contains(MARK)) {
            return List.of();
        }
        String done = head.commander() == null ? words.of("nudge.over") : words.of("nudge.done", head.commander());
        return List.of(
                Posting.inRoom(MARK, new Card(Text.plain(done), Card.Tone.OVER, List.of(), List.of(), List.of())));
    }

    @Override
    public Optional<Instant> next(Sight sight) {
        return isUnclaimed(sight) ? Optional.of(at(sight.head())) : Optional.empty();
    }

    private static boolean isUnclaimed(Sight sight) {
        return sight.isOpen() && sight.head().commander() == null;
    }

    private Instant at(Head head) {
        return head.createdAt().plus(after);
    }
}
