package io.sitrep.notifier.render;

import java.util.Map;

/**
 * What was rendered of one text of a publication: for each language and zone, those that nobody asked for lately left out, and no more
 * than {@link #BYTES} of it as far as can be told from the text.
 */
final class Renderings {
    /** A page's readers live in a few dozen zones. */
    static final int KEPT = 128;

    static final long BYTES = 8L << 20;

    private static final int FEWEST = 4;
    private static final long BYTES_OF_A_FRAME = 8 << 10;

    /** Of two bytes a character: as words, as a mail's text and HTML, and as JSON. */
    private static final long BYTES_OF_A_CHARACTER = 8;

    private final long bytesOfOne;
    private final int kept;
    private final Map<Reader, Shared> recent;

    /** @param characters of the longest of its texts */
    Renderings(int characters) {
        this.bytesOfOne = BYTES_OF_A_FRAME + BYTES_OF_A_CHARACTER * characters;
        this.kept = (int) Math.max(FEWEST, Math.min(KEPT, BYTES / bytesOfOne));
        this.recent = Recent.of(kept);
    }

    Shared of(Reader reader) {
        return recent.computeIfAbsent(reader, none -> new Shared());
    }

    /** What all of it may come to. */
    long bytes() {
        return bytesOfOne * kept;
    }
}
