package io.sitrep.bot.reply;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One line as people read it, in their language. It is made of pieces; a platform puts its own marks around them, shows
 * moments in each reader's own zone, and sees to it that words stay words: nothing in them notifies anybody.
 *
 * @param quoted whether somebody else's words are shown; then line breaks inside it are kept
 */
public record Text(boolean quoted, List<Piece> pieces) {
    public Text {
        pieces = List.copyOf(pieces);
    }

    public sealed interface Piece {
        record Plain(String words) implements Piece {}

        record Strong(String words) implements Piece {}

        /** Something to be typed just so. */
        record Code(String words) implements Piece {}

        /** A day and a time of day, in the reader's own zone. */
        record Moment(Instant at) implements Piece {}

        record Link(URI to, String label) implements Piece {}

        /** A person by the platform's own id: this notifies them. */
        record Mention(String person) implements Piece {}
    }

    public static Text plain(String words) {
        return of().plain(words).line();
    }

    public static Text quoted(String words) {
        return new Text(true, List.of(new Piece.Plain(words)));
    }

    public static Line of() {
        return new Line();
    }

    /** A line that is being put together. */
    public static final class Line {
        private final List<Piece> pieces = new ArrayList<>();

        public Line plain(String words) {
            return with(new Piece.Plain(words));
        }

        public Line strong(String words) {
            return with(new Piece.Strong(words));
        }

        public Line code(String words) {
            return with(new Piece.Code(words));
        }

        public Line moment(Instant at) {
            return with(new Piece.Moment(at));
        }

        public Line link(URI to, String label) {
            return with(new Piece.Link(to, label));
        }

        public Line mention(String person) {
            return with(new Piece.Mention(person));
        }

        public Text line() {
            return new Text(false, pieces);
        }

        private Line with(Piece piece) {
            pieces.add(piece);
            return this;
        }
    }
}
