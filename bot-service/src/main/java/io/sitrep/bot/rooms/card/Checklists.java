package io.sitrep.bot.rooms.card;

import io.sitrep.bot.catalog.Runbook;
import io.sitrep.bot.reply.Card;
import io.sitrep.bot.reply.Text;
import io.sitrep.bot.rooms.Sight;
import io.sitrep.bot.rooms.card.RoomWords.Words;
import java.util.ArrayList;
import java.util.List;

/** The catalog's checklists that are for such an incident. One that no longer fits stays: somebody may be at it. */
final class Checklists implements Piece {
    private static final int MOST = 5;
    private static final int MOST_LINES = 40;

    @Override
    public List<Posting> on(Sight sight, Words words) {
        return sight.isOpen()
                ? sight.runbooks().stream()
                        .limit(MOST)
                        .map(runbook -> Posting.inRoom("runbook:" + runbook.key(), card(runbook, words)))
                        .toList()
                : List.of();
    }

    private static Card card(Runbook runbook, Words words) {
        List<Text> lines = new ArrayList<>();
        if (runbook.description() != null) {
            lines.add(Text.plain(runbook.description()));
        }
        runbook.checklist().stream()
                .limit(MOST_LINES)
                .map(line -> Text.plain("☐ " + line))
                .forEach(lines::add);
        return new Card(Text.plain(words.of("runbook", runbook.name())), Card.Tone.CALM, List.of(), lines, List.of());
    }
}
