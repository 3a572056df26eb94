package io.sitrep.bot.access;

import io.sitrep.bot.catalog.Colleague;
import io.sitrep.bot.port.Person;
import io.sitrep.bot.port.Standing;
import io.sitrep.bot.reply.Language;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which language somebody is answered in: the one their platform speaks to them, else the catalog's, else English. What
 * was found out last is remembered for answers that can't wait.
 */
@Singleton
public class Languages {
    private static final int MOST_REMEMBERED = 5_000;

    private final Map<String, Language> remembered = new LinkedHashMap<>();

    Language of(Person person, Standing standing, Optional<Colleague> colleague) {
        Language language = said(standing.locale(), colleague).orElse(Language.EN);
        remember(person.actorId(), language);
        return language;
    }

    /**
     * A platform said it along with what they do: that is newer than anything else.
     *
     * @param locale {@code it}; empty when it is not said
     */
    public void heard(Person person, String locale) {
        Language.of(locale).ifPresent(language -> remember(person.actorId(), language));
    }

    /** English, for somebody who was not heard of before. */
    public synchronized Language lastKnown(Person person) {
        return remembered.getOrDefault(person.actorId(), Language.EN);
    }

    /** What is said of somebody this process has not heard of yet; what it knows already is newer. */
    void recall(Person person, Optional<String> locale, Optional<Colleague> colleague) {
        if (!isKnown(person)) {
            said(locale, colleague).ifPresent(language -> remember(person.actorId(), language));
        }
    }

    synchronized boolean isKnown(Person person) {
        return remembered.containsKey(person.actorId());
    }

    private static Optional<Language> said(Optional<String> locale, Optional<Colleague> colleague) {
        return locale.flatMap(Language::of)
                .or(() -> colleague.map(Colleague::locale).flatMap(Language::of));
    }

    private synchronized void remember(String actor, Language language) {
        remembered.put(actor, language);
        if (remembered.size() > MOST_REMEMBERED) {
            remembered.remove(remembered.keySet().iterator().next());
        }
    }
}
