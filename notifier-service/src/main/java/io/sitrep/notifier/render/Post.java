package io.sitrep.notifier.render;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a post is in the thread of its incident. Each has a template. */
public enum Post {
    /** The first that is said there of an incident that goes on. */
    FIRST,
    /** What follows; also what corrects or takes back. */
    UPDATE,
    /** It is over, whether something was said there before or not. */
    RESOLVED;

    /** @param goesOn whether something of the thread stands */
    public static Post of(StoredPublication publication, boolean goesOn) {
        if (publication.kind() == StoredPublication.Kind.UPDATE
                && publication.said().isClosing()) {
            return RESOLVED;
        }
        return goesOn ? UPDATE : FIRST;
    }

    public static Optional<Post> named(String word) {
        return Arrays.stream(values()).filter(post -> post.word().equals(word)).findFirst();
    }

    /** As it is stored, and as people write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
