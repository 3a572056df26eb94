package io.sitrep.incident.page.html;

import io.quarkus.arc.Arc;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import io.sitrep.incident.Settings;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The page's words in each language that is configured; in English where there are none for one. */
@Singleton
public class Vocabulary {
    private final Map<Locale, Words> words = new HashMap<>();
    private final List<Locale> locales;

    Vocabulary(Settings settings) {
        locales = settings.locales().stream().map(Locale::forLanguageTag).toList();
        locales.forEach(locale -> words.put(locale, find(locale)));
    }

    /** Those the page is offered in. */
    public List<Locale> locales() {
        return locales;
    }

    public Words in(Locale locale) {
        Words known = words.get(locale);
        return known == null ? find(locale) : known;
    }

    /** In that very language, or the one it is a variant of. */
    private static Words find(Locale locale) {
        for (String tag : List.of(locale.toLanguageTag(), locale.getLanguage())) {
            if (!tag.isEmpty()) {
                var bundle = Arc.container().instance(Words.class, Localized.Literal.of(tag));
                if (bundle.isAvailable()) {
                    return bundle.get();
                }
            }
        }
        return MessageBundles.get(Words.class);
    }
}
