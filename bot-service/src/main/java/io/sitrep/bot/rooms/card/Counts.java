package io.sitrep.bot.rooms.card;

import io.sitrep.bot.reply.Card;
import io.sitrep.bot.reply.Text;
import io.sitrep.bot.rooms.Sight;
import io.sitrep.bot.rooms.card.RoomWords.Words;
import java.util.List;

/**
 * How many were told, once a publication has reached everybody it can. A room that came later is told of the newest one alone: the
 * others are old news there.
 */
final class Counts implements Piece {
    @Override
    public List<Posting> on(Sight sight, Words words) {
        List<Sight.Told> complete =
                sight.told().stream().filter(Sight.Told::isComplete).toList();
        return complete.stream()
                .filter(told -> told.equals(complete.get(0)) || isNewsInRoom(told, sight))
                .map(told -> Posting.inRoom(mark(told), card(told, words)))
                .toList();
    }

    private static boolean isNewsInRoom(Sight.Told told, Sight sight) {
        return sight.posted().contains(mark(told))
                || sight.presence()
                        .roomSince()
                        .filter(told.changedAt()::isBefore)
                        .isEmpty();
    }

    private static String mark(Sight.Told told) {
        return "told:" + told.publication();
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
