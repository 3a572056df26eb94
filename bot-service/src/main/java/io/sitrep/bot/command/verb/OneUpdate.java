package io.sitrep.bot.command.verb;

import io.sitrep.bot.command.Asked;
import io.sitrep.bot.command.Decision;
import io.sitrep.bot.command.Parameter;
import io.sitrep.bot.incident.Dossier;
import io.sitrep.bot.reply.Phrase;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds the update that is meant: the one a button names, which may be an old one, else the newest that fits. */
final class OneUpdate {
    private OneUpdate() {}

    static Optional<Dossier.Update> of(Asked asked, Dossier incident, Predicate<Dossier.Update> fits) {
        Optional<String> named = asked.get(Parameter.UPDATE);
        return incident.updates().stream()
                .filter(update -> named.isEmpty() || named.get().equals(update.publicId()))
                .filter(fits)
                .findFirst();
    }

    /** What is clicked late is answered by how it stands; what is typed, by what is not there. */
    static Uni<Decision> noneIs(Asked asked, Dossier incident, String refusal) {
        return asked.get(Parameter.UPDATE)
                .flatMap(named -> incident.updates().stream()
                        .filter(update -> named.equals(update.publicId()))
                        .findFirst())
                .map(late -> Decision.refuse("refuse.late", incident.ref(), Phrase.of("state." + late.state())))
                .orElseGet(() -> Decision.refuse(refusal, incident.ref()));
    }
}
