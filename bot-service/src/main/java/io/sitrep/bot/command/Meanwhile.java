package io.sitrep.bot.command;

import io.sitrep.bot.incident.Dossier;
import io.sitrep.bot.reply.Phrase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Holds what a form says against what somebody else has changed since it was opened: who sends it has not seen that. What is typed
 * is another thing: it says how it is now, and the last word counts.
 */
final class Meanwhile {
    private final Dossier now;
    private final Seen seen;

    Meanwhile(Dossier now, String seen) {
        this.now = now;
        this.seen = Seen.of(seen);
    }

    /** What would be overwritten unseen, by the fields' keys. */
    Map<String, Phrase> overwrittenBy(Map<String, Object> body) {
        Map<String, Phrase> problems = new LinkedHashMap<>();
        Object workaround = body.get("workaround");
        if (workaround != null && !workaround.equals(now.workaround()) && !seen.hasThisWorkaround(now)) {
            problems.put(
                    "workaround",
                    now.workaround() == null || now.workaround().isEmpty()
                            ? Phrase.of("filled.workaround-gone")
                            : Phrase.of("filled.workaround-moved", Signs.shortened(now.workaround())));
        }
        for (Map<?, ?> chosen : components(body)) {
            Optional<Dossier.Component> part = now.components().stream()
                    .filter(component -> String.valueOf(component.id()).equals(chosen.get("id")))
                    .findFirst();
            String status = part.map(Dossier.Component::status).orElse(null);
            if (!chosen.get("status").equals(status) && !seen.has(String.valueOf(chosen.get("id")), status)) {
                problems.putIfAbsent("components", moved(part));
            }
        }
        return problems;
    }

    private static Phrase moved(Optional<Dossier.Component> part) {
        return part.map(component -> Phrase.of(
                        "filled.component-moved", component.name(), Phrase.of("component." + component.status())))
                .orElseGet(() -> Phrase.of("filled.component-gone"));
    }

    private static List<Map<?, ?>> components(Map<String, Object> body) {
        List<Map<?, ?>> chosen = new ArrayList<>();
        if (body.get("components") instanceof List<?> all) {
            all.forEach(one -> chosen.add((Map<?, ?>) one));
        }
        return chosen;
    }
}
