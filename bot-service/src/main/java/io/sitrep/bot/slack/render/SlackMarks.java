package io.sitrep.bot.slack.render;

import static io.sitrep.bot.slack.render.SlackText.shown;

import io.sitrep.bot.reply.Text;
import io.sitrep.bot.reply.Text.Piece;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Lines in Slack's notation. Source: https://docs.slack.dev/messaging/formatting-message-text, read 2026-11-22.
 */
final class SlackMarks {
    /** What old clients show, which know no dates. */
    private static final DateTimeFormatter FALLBACK =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    /** The year 2100: what is later was never meant. */
    private static final long FARTHEST = 4_102_444_800L;

    private static final Pattern ID = Pattern.compile("[UWS][A-Z0-9]+");

    private SlackMarks() {}

    static List<String> of(List<Text> lines) {
        return lines.stream().map(SlackMarks::of).toList();
    }

    static String of(Text line) {
        String marked = line.pieces().stream().map(SlackMarks::piece).collect(Collectors.joining());
        return line.quoted() ? "> " + marked.replace("\n", "\n> ") : marked;
    }

    /** Without its own strong words, for a place that is strong altogether. */
    static String unmarked(Text line) {
        return line.pieces().stream()
                .map(piece -> piece instanceof Piece.Strong strong ? SlackText.shown(strong.words()) : piece(piece))
                .collect(Collectors.joining())
                .replace('\n', ' ');
    }

    private static String piece(Piece piece) {
        if (piece instanceof Piece.Strong strong) {
            return "*" + shown(strong.words()) + "*";
        } else if (piece instanceof Piece.Code code) {
            return "`" + shown(code.words()) + "`";
        } else if (piece instanceof Piece.Moment moment) {
            return moment(moment.at());
        } else if (piece instanceof Piece.Link link) {
            return link(link);
        } else if (piece instanceof Piece.Mention mention) {
            return mention(mention.person());
        } else {
            return shown(((Piece.Plain) piece).words());
        }
    }

    private static String moment(Instant at) {
        String fallback = FALLBACK.format(at);
        long second = at.getEpochSecond();
        return second > 0 && second < FARTHEST
                ? "<!date^" + second + "^{date_short_pretty} {time}|" + fallback + ">"
                : fallback;
    }

    private static String mention(String person) {
        if (!ID.matcher(person).matches()) {
            return shown("@" + person);
        }
        return person.startsWith("S") ? "<!subteam^" + person + ">" : "<@" + person + ">";
    }

    private static String link(Piece.Link link) {
        String to = shown(link.to().toString());
        return link.label().equals(link.to().toString()) ? "<" + to + ">" : "<" + to + "|" + shown(link.label()) + ">";
    }
}
