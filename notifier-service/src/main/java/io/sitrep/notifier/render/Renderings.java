package io.sitrep.notifier.render;

import java.util.Map;

/** What was rendered of one text of a publication: for each language and zone, those that nobody asked for lately left out. */
final class Renderings {
    /** A page's readers live in a few dozen zones; a text with its forms may have 100 KiB. */
    static final int KEPT = 128;

    private final Map<Reader, Shared> recent = Recent.of(KEPT);

    Shared of(Reader reader) {
        return recent.computeIfAbsent(reader, none -> new Shared());
    }
}
