package io.sitrep.bot.rooms.card;

import io.sitrep.bot.reply.Button;
import io.sitrep.bot.reply.Card;
import io.sitrep.bot.reply.Text;
import io.sitrep.bot.rooms.Sight;
import io.sitrep.bot.rooms.card.RoomWords.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reminds a room of the update it promised. Reminders that no longer count lose their buttons. */
record Reminders(Duration before) implements Piece {
    @Override
    public List<Posting> on(Sight sight, Words words) {
        Optional<Promise> promise = Promise.of(sight, before);
        Optional<String> current = promise.flatMap(kept -> kept.mark(sight.now()));
        List<Posting> all = new ArrayList<>();
        sight.posted().stream()
                .filter(mark -> mark.startsWith("due:") && !current.equals(Optional.of(mark)))
                .sorted()
                .map(mark -> Posting.inRoom(mark, past(mark, words)))
                .forEach(all::add);
        current.ifPresent(mark -> all.add(Posting.inRoom(mark, card(sight, promise.orElseThrow(), words))));
        return all;
    }

    @Override
    public Optional<Instant> next(Sight sight) {
        return Promise.of(sight, before).flatMap(promise -> promise.next(sight.now()));
    }

    private static Card card(Sight sight, Promise promise, Words words) {
        Buttons buttons = new Buttons(sight.head(), words);
        List<Button> both = List.of(buttons.update(), buttons.snooze());
        boolean overdue = promise.isOverdue(sight.now());
        String title = overdue ? "remind.overdue" : "remind.soon";
        Card.Tone tone = overdue ? Card.Tone.BAD : Card.Tone.WARNING;
        return new Card(Text.plain(words.of(title)), tone, List.of(), List.of(promisedFor(promise.due(), words)), both);
    }

    private static Card past(String mark, Words words) {
        Instant due = Instant.ofEpochSecond(Long.parseLong(mark.split(":", -1)[1]));
        return new Card(
                Text.plain(words.of("remind.past")),
                Card.Tone.OVER,
                List.of(),
                List.of(promisedFor(due, words)),
                List.of());
    }

    private static Text promisedFor(Instant due, Words words) {
        return Text.of().plain(words.of("remind.for") + " ").moment(due).line();
    }
}
