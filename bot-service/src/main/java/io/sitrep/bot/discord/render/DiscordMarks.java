package io.sitrep.bot.discord.render;

import io.sitrep.bot.reply.Text;
import io.sitrep.bot.reply.Text.Piece;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One line in Discord's notation, within so many characters: never cut inside of a mark, and each mark that is opened is closed. */
final class DiscordMarks {
    private static final DateTimeFormatter IN_WORDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    /** The year 2100: what is later was never meant. */
    private static final long FARTHEST = 4_102_444_800L;

    private static final Pattern ID = Pattern.compile("[0-9]{1,20}");
    private static final String STRONG = "**";
    private static final String CODE = "`";

    private final StringBuilder marked = new StringBuilder();
    private final int most;
    private final boolean quoted;
    private boolean full;

    private DiscordMarks(int most, boolean quoted) {
        this.most = most;
        this.quoted = quoted;
    }

    static String of(Text line) {
        return of(line, Integer.MAX_VALUE);
    }

    static String of(Text line, int most) {
        String whole = marked(line, Integer.MAX_VALUE);
        return whole.length() <= most ? whole : marked(line, most);
    }

    private static String marked(Text line, int most) {
        DiscordMarks marks = new DiscordMarks(most, line.quoted());
        if (line.quoted()) {
            marks.whole("> ");
        }
        line.pieces().forEach(marks::piece);
        return marks.end();
    }

    /** For a title, in which neither moments nor links work. */
    static String title(Text line, int most) {
        String words = line.pieces().stream().map(DiscordMarks::inWords).collect(Collectors.joining());
        return of(Text.plain(words.replace('\n', ' ')), most);
    }

    private void piece(Piece piece) {
        if (piece instanceof Piece.Strong strong) {
            strong(strong.words());
        } else if (piece instanceof Piece.Code code) {
            code(code.words());
        } else if (piece instanceof Piece.Moment moment) {
            whole(moment(moment.at()));
        } else if (piece instanceof Piece.Link link) {
            link(link);
        } else if (piece instanceof Piece.Mention mention) {
            mention(mention.person());
        } else {
            words(((Piece.Plain) piece).words());
        }
    }

    private void words(String words) {
        append(DiscordText.pieces(words), 0);
    }

    private void strong(String words) {
        String line = words.replace('\n', ' ').strip();
        if (line.isEmpty()) {
            words(words);
            return;
        }
        // Two marks that touch would be taken for another one.
        String open = marked.length() > 0 && marked.charAt(marked.length() - 1) == '*' ? "\u200b" + STRONG : STRONG;
        around(open, DiscordText.pieces(line), STRONG);
    }

    /** Inside of code there is no way to write its own mark. */
    private void code(String words) {
        String line =
                DiscordText.clean(words).replace('\n', ' ').replace('`', 'ˋ').strip();
        List<String> signs =
                line.codePoints().mapToObj(sign -> Character.toString(sign)).toList();
        if (!line.isEmpty()) {
            around(CODE, signs, CODE);
        }
    }

    private void around(String open, List<String> pieces, String close) {
        if (full || left() <= open.length() + close.length() + DiscordLimits.MORE.length()) {
            full = true;
            return;
        }
        marked.append(open);
        append(pieces, close.length());
        marked.append(close);
    }

    private void link(Piece.Link link) {
        String to = "<" + link.to().toASCIIString() + ">";
        String label = link.label().strip();
        if (label.isEmpty() || label.equals(link.to().toString())) {
            whole(to);
        } else if (label.contains("://")) {
            // Discord takes no address for the label of another one.
            words(label + " ");
            whole(to);
        } else {
            String shown = DiscordText.shown(DiscordLimits.cut(label.replace('\n', ' '), DiscordLimits.BUTTON));
            whole(works(link.to()) ? "[" + shown + "](" + to + ")" : shown);
        }
    }

    private static boolean works(URI to) {
        return "https".equals(to.getScheme()) || "http".equals(to.getScheme());
    }

    private void mention(String person) {
        if (ID.matcher(person).matches()) {
            whole("<@" + person + ">");
        } else {
            words("@" + person);
        }
    }

    private static String moment(Instant at) {
        long second = at.getEpochSecond();
        return second > 0 && second < FARTHEST ? "<t:" + second + ":f>" : IN_WORDS.format(at);
    }

    private static String inWords(Piece piece) {
        if (piece instanceof Piece.Strong strong) {
            return strong.words();
        } else if (piece instanceof Piece.Code code) {
            return code.words();
        } else if (piece instanceof Piece.Moment moment) {
            return IN_WORDS.format(moment.at());
        } else if (piece instanceof Piece.Link link) {
            return link.label();
        } else if (piece instanceof Piece.Mention mention) {
            return "@" + mention.person();
        }
        return ((Piece.Plain) piece).words();
    }

    private void whole(String mark) {
        append(List.of(mark), 0);
    }

    /** @param kept how many characters must have room after these, besides the hint that something is left out */
    private void append(List<String> pieces, int kept) {
        for (String piece : pieces) {
            String marks = quoted && piece.equals("\n") ? "\n> " : piece;
            full |= marks.length() + kept + DiscordLimits.MORE.length() > left();
            if (full) {
                return;
            }
            marked.append(marks);
        }
    }

    private String end() {
        return full && left() >= DiscordLimits.MORE.length()
                ? marked.append(DiscordLimits.MORE).toString()
                : marked.toString();
    }

    private int left() {
        return most - marked.length();
    }
}
