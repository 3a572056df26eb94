package io.sitrep.incident.command;

import io.sitrep.incident.Settings;
import io.sitrep.incident.domain.Decision;
import io.sitrep.incident.domain.Incident;
import io.sitrep.incident.domain.Update;
import io.sitrep.incident.domain.UpdateState;
import io.sitrep.incident.domain.Visibility;
import io.sitrep.kit.problem.FieldError;
import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** In which languages of the page something is still to be said. Only what the public is to read has to be translated. */
@ApplicationScoped
public class Translations {
    private final List<String> locales;
    private final boolean required;

    Translations(Settings settings) {
        this.locales = settings.locales().stream()
                .filter(locale -> !locale.equals(settings.defaultLocale()))
                .toList();
        this.required = settings.requireTranslations();
    }

    /** The locales in which the message, or the title of its incident, is missing. */
    public List<String> missing(Update update, Incident incident) {
        if (update.visibility() == Visibility.INTERNAL) {
            return List.of();
        }
        Set<String> titled = titled(update, incident);
        return locales.stream()
                .filter(locale -> !update.messages().containsKey(locale) || !titled.contains(locale))
                .toList();
    }

    /** The locales that have a title once the update is out: one that waits brings its own with it. */
    private static Set<String> titled(Update update, Incident incident) {
        Set<String> titled = new HashSet<>(incident.headline().titles().keySet());
        if (update.release().pending() != null) {
            titled.addAll(update.release().pending().effects().titles().keySet());
        }
        return titled;
    }

    /**
     * Lets a decision pass that sends nothing on its way to the public untranslated, where translations are required.
     *
     * @throws ProblemException 422 that names each text that is missing
     */
    Decision complete(Decision decision) {
        Update update = decision.update();
        if (!required || update == null || !isOnItsWay(update)) {
            return decision;
        }
        List<FieldError> errors = new ArrayList<>();
        Set<String> titled = titled(update, decision.after());
        for (String locale : missing(update, decision.after())) {
            if (!titled.contains(locale)) {
                errors.add(new FieldError("translations." + locale + ".title", "is missing"));
            }
            if (!update.messages().containsKey(locale)) {
                errors.add(new FieldError("translations." + locale + ".message", "is missing"));
            }
        }
        if (!errors.isEmpty()) {
            throw new ProblemException(Problem.invalid(errors));
        }
        return decision;
    }

    private static boolean isOnItsWay(Update update) {
        return update.state() != UpdateState.DRAFT
                && update.state() != UpdateState.STOPPED
                && update.state() != UpdateState.RETRACTED;
    }
}
