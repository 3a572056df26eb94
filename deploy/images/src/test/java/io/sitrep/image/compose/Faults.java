package io.sitrep.image.compose;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with a file, in the order it was found. */
final class Faults {
    private final List<String> found = new ArrayList<>();

    void unless(boolean right, String words, Object... about) {
        if (!right) {
            found.add(words.formatted(about));
        }
    }

    List<String> found() {
        return List.copyOf(found);
    }
}
