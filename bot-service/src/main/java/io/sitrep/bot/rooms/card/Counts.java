package io.sitrep.bot.rooms.card;

import io.sitrep.bot.reply.Card;
import io.sitrep.bot.reply.Text;
import io.sitrep.bot.rooms.Sight;
import io.sitrep.bot.rooms.card.RoomWords.Words;
import java.util.List;

/** How many were told, once a publication has reached everybody it can. */
final class Counts implements Piece {
    @Override
    public List<Posting> on(Sight sight, Words words) {
        return sight.told().stream()
                .filter(Sight.Told::isComplete)
                .map(told -> Posting.inRoom("told:" + told.publication(), card(told, words)))
                .toList();
    }

    private static Card card(Sight.Told told, Words words) {
        return new Card(Text.plain(told(told, words)), Card.Tone.CALM, List.of(), List.of(), List.of());
    }

    static String told(Sight.Told told, Words words) {
        return told.unreachable() == 0
                ? words.of("told", told.delivered())
                : words.of("told.unreachable", told.delivered(), told.unreachable());
    }
}
