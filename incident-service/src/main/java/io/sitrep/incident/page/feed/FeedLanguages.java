package io.sitrep.incident.page.feed;

import io.sitrep.incident.Settings;
import io.sitrep.incident.page.html.Languages;
import io.sitrep.incident.page.html.Text;
import io.sitrep.incident.page.html.Vocabulary;
import io.sitrep.incident.page.html.Words;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;

/**
 * In which language a document is written that programs fetch: the one its address names, else the page's default. What a
 * browser says it likes is not asked, so that one address is one document.
 */
@Singleton
class FeedLanguages {
    private final Languages languages;
    private final Vocabulary vocabulary;

    FeedLanguages(Settings settings, Vocabulary vocabulary) {
        this.languages = Languages.of(settings.locales(), settings.defaultLocale());
        this.vocabulary = vocabulary;
    }

    /** @param lang parameter of the address, or null; what is not offered counts as none */
    Locale choose(String lang) {
        return languages.named(lang).orElse(languages.fallback());
    }

    List<Locale> offered() {
        return languages.offered();
    }

    /** What an address says besides, to be read in this language: nothing for the default one. */
    String query(Locale locale) {
        return locale.equals(languages.fallback()) ? "" : "?lang=" + locale.toLanguageTag();
    }

    Words words(Locale locale) {
        return vocabulary.in(locale);
    }

    Text.Choice choice(Locale locale) {
        return Text.Choice.of(locale, languages.fallback(), words(locale));
    }
}
