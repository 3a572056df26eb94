package io.sitrep.notifier.intake;

import io.sitrep.notifier.Settings;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;

/**
 * Who waits for an update in their language: those for whose language a time is set, as long as it is not there. What is most urgent
 * waits for nobody. Not waited for: the title, and what corrects something or takes it back.
 */
@Singleton
class Waits {
    private static final int MOST_URGENT = 1;

    private final List<TranslationWait> settings;

    Waits(Settings settings) {
        String own = Locale.forLanguageTag(settings.defaultLocale()).getLanguage();
        this.settings = settings.translationWait().orElse(List.of()).stream()
                .filter(wait -> !language(wait.locale()).equals(own))
                .toList();
    }

    /** Seconds by locale, 0 for those it is there for; a reader's own locale counts before its language. Null when nobody waits. */
    JsonObject of(Publication publication) {
        if (publication.lane() == MOST_URGENT) {
            return null;
        }
        JsonObject waits = new JsonObject();
        settings.forEach(wait -> waits.put(wait.locale(), wait.longest().toSeconds()));
        JsonObject all = waits.mergeIn(overOf(publication));
        return all.stream().allMatch(each -> Long.valueOf(0).equals(((Number) each.getValue()).longValue()))
                ? null
                : all;
    }

    /** Those for whom waiting is over. */
    static JsonObject overOf(Publication publication) {
        JsonObject over = new JsonObject();
        publication.change().translations().forEach((locale, words) -> {
            if (words != null && words.message() != null) {
                over.put(locale, 0L);
            }
        });
        return over;
    }

    private static String language(String locale) {
        return Locale.forLanguageTag(locale).getLanguage();
    }
}
