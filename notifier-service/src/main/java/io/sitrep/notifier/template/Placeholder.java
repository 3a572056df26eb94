package io.sitrep.notifier.template;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a template leaves open, each in the reader's language and on the reader's clock. */
public enum Placeholder {
    TITLE,
    /** How the incident stands, or that this is a correction. */
    STATUS,
    IMPACT,
    /** What is said; where it is not in the reader's language, with a sentence that says so. */
    MESSAGE,
    /** Those concerned and how they are. */
    COMPONENTS,
    REGIONS,
    /** What to do meanwhile. */
    WORKAROUND,
    /** When the next word is promised. */
    NEXT_UPDATE,
    /** To the incident's page. */
    LINK,
    /** The status page's name. */
    PAGE,
    /** When it was published. */
    TIME;

    /** All there are, as they are written: for whoever wrote another. */
    static String all() {
        return Arrays.stream(values()).map(Placeholder::written).collect(Collectors.joining(", "));
    }

    static Optional<Placeholder> named(String word) {
        return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As it stands in a text: <code>{title}</code>. */
    public String written() {
        return "{" + word() + "}";
    }
}
