package io.sitrep.bot.rooms.card;

import io.sitrep.bot.events.Head;
import io.sitrep.bot.reply.Button;
import io.sitrep.bot.reply.Card;
import io.sitrep.bot.reply.Card.Fact;
import io.sitrep.bot.reply.Text;
import io.sitrep.bot.rooms.Sight;
import io.sitrep.bot.rooms.card.RoomWords.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What is said in the room when it is over: how long it was, what is left to do, what comes next. */
final class Summary implements Piece {
    private static final String MARK = "summary:";
    private static final int MOST_TASKS = 20;

    @Override
    public List<Posting> on(Sight sight, Words words) {
        List<Posting> all = new ArrayList<>();
        String current = sight.isOpen() ? "" : MARK + ended(sight.head());
        sight.posted().stream()
                .filter(mark -> mark.startsWith(MARK) && !mark.equals(current))
                .sorted()
                .map(mark -> Posting.inRoom(mark, reopened(words)))
                .forEach(all::add);
        if (!sight.isOpen()) {
            all.add(Posting.inRoom(current, card(sight, words)));
        }
        return all;
    }

    /** A merged incident has no end of its own; each other that is over has one. */
    private static String ended(Head head) {
        return head.resolvedAt() == null
                ? "merged"
                : Long.toString(head.resolvedAt().getEpochSecond());
    }

    private static Card card(Sight sight, Words words) {
        Head head = sight.head();
        Buttons buttons = new Buttons(head, words);
        boolean merged = head.mergedInto() != null;
        String title = merged ? words.of("merged", head.mergedInto()) : words.of("summary.title", head.ref());
        List<Button> next = new ArrayList<>();
        if (!merged) {
            next.add(buttons.postmortem());
            next.add(buttons.reopen());
        }
        if (!sight.presence().archiveAsked()) {
            next.add(buttons.archive());
        }
        return new Card(Text.plain(title), Card.Tone.OVER, facts(sight, words), tasks(head, words), next);
    }

    private static List<Fact> facts(Sight sight, Words words) {
        Head head = sight.head();
        List<Fact> facts = new ArrayList<>();
        if (head.resolvedAt() != null && head.startedAt() != null) {
            facts.add(new Fact(
                    words.of("fact.lasted"),
                    Text.plain(words.lasting(Duration.between(head.startedAt(), head.resolvedAt())))));
        }
        if (head.commander() != null) {
            facts.add(new Fact(words.of("fact.commander"), Text.plain(head.commander())));
        }
        return facts;
    }

    private static List<Text> tasks(Head head, Words words) {
        List<Head.Task> open =
                head.tasks().stream().filter(task -> !task.done()).toList();
        List<Text> lines = new ArrayList<>();
        if (head.mergedInto() == null) {
            lines.add(Text.plain(words.of("summary.postmortem")));
        }
        if (!open.isEmpty()) {
            lines.add(Text.of().strong(words.of("summary.tasks")).line());
        }
        open.stream()
                .limit(MOST_TASKS)
                .map(task ->
                        Text.plain("• " + task.text() + (task.assignee() == null ? "" : " (" + task.assignee() + ")")))
                .forEach(lines::add);
        if (open.size() > MOST_TASKS) {
            lines.add(Text.plain(words.of("more", open.size() - MOST_TASKS)));
        }
        return lines;
    }

    private static Card reopened(Words words) {
        return new Card(Text.plain(words.of("summary.reopened")), Card.Tone.CALM, List.of(), List.of(), List.of());
    }
}
