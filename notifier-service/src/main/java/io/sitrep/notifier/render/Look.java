package io.sitrep.notifier.render;

import io.sitrep.notifier.template.Templates;

/**
 * What a page has of its own in everything it tells.
 *
 * @param page its name
 * @param language in which it writes what is not translated
 */
public record Look(String page, String language, Templates templates) {
    /** Of messages that are about nothing, and need none. */
    static final Look PLAIN = new Look("", "en", Templates.NONE);
}
