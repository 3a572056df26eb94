package io.sitrep.notifier.pages;

import io.sitrep.notifier.render.Words;
import java.util.List;

/**
 * What stands around a page.
 *
 * @param home the status page
 * @param languages to choose from; empty where the page has its reader's own
 */
public record Frame(Words words, String title, String brand, String home, String css, List<Language> languages) {
    /** A language in its own words. */
    public record Language(String tag, String name, boolean current) {}

    public String language() {
        return words.locale().toLanguageTag();
    }

    public String word(String key) {
        return words.get(key);
    }
}
