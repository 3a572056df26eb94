package io.sitrep.bot.rooms.card;

import io.sitrep.bot.events.Head;
import io.sitrep.bot.events.Said;
import io.sitrep.bot.port.RoomsEverywhere.OneRoom;
import io.sitrep.bot.reply.Button;
import io.sitrep.bot.reply.Card;
import io.sitrep.bot.reply.Card.Fact;
import io.sitrep.bot.reply.Text;
import io.sitrep.bot.rooms.Sight;
import io.sitrep.bot.rooms.card.RoomWords.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The incident as it stands: pinned in its room, and announced in the incidents channel. There everybody of the workspace reads,
 * so that it says nothing the public may not know yet: no update that is internal, held or a draft. Of an internal incident it says
 * only that it is one, where it was announced before it became internal; else it is not announced at all.
 */
final class HeadlineCards implements Piece {
    private static final int MOST_QUOTED = 1_000;
    private static final int MOST_COMPONENTS = 20;
    private static final int MOST_ELSEWHERE = 5;

    @Override
    public List<Posting> on(Sight sight, Words words) {
        return List.of(
                Posting.inRoom(Posting.CARD, card(sight, words, false)),
                new Posting(Posting.Where.INCIDENTS_CHANNEL, "announcement", announcement(sight, words)));
    }

    private static Card announcement(Sight sight, Words words) {
        return sight.head().isInternal()
                ? new Card(
                        Text.plain(sight.head().ref()),
                        Card.Tone.CALM,
                        List.of(),
                        List.of(Text.plain(words.of("internal"))),
                        List.of())
                : card(sight, words, true);
    }

    private static Card card(Sight sight, Words words, boolean announced) {
        List<Fact> facts = facts(sight, words, announced);
        if (announced) {
            room(sight, words, facts);
        }
        elsewhere(sight, words, facts);
        Head head = sight.head();
        return new Card(
                Text.plain(head.ref() + ": " + head.title()),
                tone(head),
                facts,
                lines(sight, words, announced),
                buttons(head, words));
    }

    private static List<Fact> facts(Sight sight, Words words, boolean announced) {
        Head head = sight.head();
        List<Fact> facts = new ArrayList<>();
        if (head.severity() != null) {
            facts.add(fact(words, "severity", head.severity()));
        }
        (announced ? toldStatus(sight) : Optional.of(head.status()))
                .ifPresent(status -> facts.add(fact(words, "status", words.named("status", status))));
        facts.add(fact(words, "commander", head.commander() == null ? words.of("nobody") : head.commander()));
        if (!head.components().isEmpty()) {
            facts.add(fact(words, "affected", affected(head, words)));
        }
        if (!head.regions().isEmpty()) {
            facts.add(fact(words, "regions", String.join(", ", head.regions())));
        }
        if (head.startedAt() != null) {
            facts.add(new Fact(
                    words.of("fact.started"), Text.of().moment(head.startedAt()).line()));
        }
        if (head.isOpen() && head.nextUpdateAt() != null) {
            facts.add(new Fact(
                    words.of("fact.next"), Text.of().moment(head.nextUpdateAt()).line()));
        }
        sight.told().stream()
                .findFirst()
                .filter(Sight.Told::isComplete)
                .ifPresent(told -> facts.add(fact(words, "told", Counts.told(told, words))));
        return facts;
    }

    /** What waits may have moved the status already: that is the room's alone. Of an end that is known, everybody knows. */
    private static Optional<String> toldStatus(Sight sight) {
        Head head = sight.head();
        return head.isOpen()
                ? sight.toldStatus().or(() -> Optional.of(head.status()).filter(own -> !head.isEndWaiting()))
                : Optional.of(head.status());
    }

    private static String affected(Head head, Words words) {
        String listed = head.components().stream()
                .limit(MOST_COMPONENTS)
                .map(component -> component.name() + " (" + words.named("component", component.status()) + ")")
                .collect(Collectors.joining(", "));
        int more = head.components().size() - MOST_COMPONENTS;
        return more > 0 ? listed + " " + words.of("more", more) : listed;
    }

    /** A room that is not there and was not tried often yet is about to be: nothing is said of it. */
    private static void room(Sight sight, Words words, List<Fact> facts) {
        if (sight.presence().isRoomPending()) {
            facts.add(fact(words, "room", words.of("room.pending")));
        }
        sight.presence()
                .room()
                .ifPresent(room -> facts.add(new Fact(
                        words.of("fact.room"),
                        Text.of()
                                .link(sight.roomAddress().orElseThrow(), "#" + room.name())
                                .line())));
    }

    /** Where others work on the same incident. */
    private static void elsewhere(Sight sight, Words words, List<Fact> facts) {
        if (sight.elsewhere().isEmpty()) {
            return;
        }
        Text.Line rooms = Text.of();
        String between = "";
        for (OneRoom room : sight.elsewhere()
                .subList(0, Math.min(MOST_ELSEWHERE, sight.elsewhere().size()))) {
            rooms.plain(between).link(room.address(), "#" + room.name()).plain(" (" + room.called() + ")");
            between = ", ";
        }
        facts.add(new Fact(words.of("fact.elsewhere"), rooms.line()));
    }

    private static List<Text> lines(Sight sight, Words words, boolean announced) {
        Head head = sight.head();
        List<Text> lines = new ArrayList<>();
        if (head.drill()) {
            lines.add(Text.of().strong(words.of("drill")).line());
        }
        if (head.isInternal()) {
            lines.add(Text.plain(words.of("internal")));
        }
        if (head.mergedInto() != null) {
            lines.add(Text.plain(words.of("merged", head.mergedInto())));
        }
        sight.said()
                .filter(said -> announced ? said.isPublic() : !said.isTakenBack())
                .ifPresent(said -> said(said, words, lines));
        if (head.isOpen() && head.workaround() != null) {
            lines.add(Text.of()
                    .strong(words.of("workaround"))
                    .plain(" " + shortened(head.workaround()))
                    .line());
        }
        if (head.url() != null) {
            lines.add(Text.of().link(head.url(), head.url().toString()).line());
        }
        return lines;
    }

    private static void said(Said said, Words words, List<Text> lines) {
        if (said.message() == null) {
            return;
        }
        if (said.isWaiting()) {
            lines.add(
                    said.publishAt() == null
                            ? Text.plain(words.of("waiting"))
                            : Text.of()
                                    .plain(words.of("held") + " ")
                                    .moment(said.publishAt())
                                    .line());
        }
        lines.add(Text.quoted(shortened(said.message())));
    }

    private static List<Button> buttons(Head head, Words words) {
        Buttons all = new Buttons(head, words);
        if (head.mergedInto() != null) {
            return List.of();
        }
        if (head.isEndWaiting()) {
            return List.of(all.update(), all.severity(), all.lead());
        }
        return head.isOpen()
                ? List.of(all.update(), all.severity(), all.lead(), all.resolve())
                : List.of(all.postmortem(), all.reopen());
    }

    private static Card.Tone tone(Head head) {
        if (!head.isOpen()) {
            return Card.Tone.OVER;
        }
        return switch (String.valueOf(head.severity())) {
            case "SEV1" -> Card.Tone.WORST;
            case "SEV2" -> Card.Tone.BAD;
            case "SEV3" -> Card.Tone.WARNING;
            default -> Card.Tone.CALM;
        };
    }

    private static Fact fact(Words words, String name, String value) {
        return new Fact(words.of("fact." + name), Text.plain(value));
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= MOST_QUOTED
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MOST_QUOTED - 1)) + "…";
    }
}
