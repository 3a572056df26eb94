package io.sitrep.bot.slack.render;

import static io.sitrep.bot.slack.render.SlackText.shown;

import io.sitrep.bot.reply.Text;
import io.sitrep.bot.reply.Text.Piece;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Lines in Slack's notation. Source: https://docs.slack.dev/messaging/formatting-message-text, read 2026-11-22.
 */
final class SlackMarks {
    /** What old clients show, which know no dates. */
    private static final DateTimeFormatter FALLBACK =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private SlackMarks() {}

    static List<String> of(List<Text> lines) {
        return lines.stream().map(SlackMarks::of).toList();
    }

    static String of(Text line) {
        String marked = line.pieces().stream().map(SlackMarks::piece).collect(Collectors.joining());
        return line.quoted() ? "> " + marked.replace("\n", "\n> ") : marked;
    }

    private static String piece(Piece piece) {
        if (piece instanceof Piece.Strong strong) {
            return "*" + shown(strong.words()) + "*";
        } else if (piece instanceof Piece.Code code) {
            return "`" + shown(code.words()) + "`";
        } else if (piece instanceof Piece.Moment moment) {
            return "<!date^" + moment.at().getEpochSecond() + "^{date_short_pretty} {time}|"
                    + FALLBACK.format(moment.at()) + ">";
        } else if (piece instanceof Piece.Link link) {
            return link(link);
        } else if (piece instanceof Piece.Mention mention) {
            return "<@" + shown(mention.person()) + ">";
        } else {
            return shown(((Piece.Plain) piece).words());
        }
    }

    private static String link(Piece.Link link) {
        String to = shown(link.to().toString());
        return link.label().equals(link.to().toString()) ? "<" + to + ">" : "<" + to + "|" + shown(link.label()) + ">";
    }
}
