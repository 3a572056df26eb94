package io.sitrep.bot.command;

import io.sitrep.bot.incident.Dossier;
import io.sitrep.bot.incident.Incidents;
import io.sitrep.bot.port.Person;
import io.sitrep.bot.port.RoomsOfIncidents;
import io.sitrep.bot.reply.Headline;
import io.sitrep.bot.reply.Phrase;
import io.sitrep.bot.reply.Reply;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Settles which incident a verb is about: the one named, else the room's, else the only one; never one of several. */
@Singleton
public class WhichIncident {
    private final Incidents incidents;
    private final RoomsOfIncidents rooms;

    public WhichIncident(Incidents incidents, RoomsOfIncidents rooms) {
        this.incidents = incidents;
        this.rooms = rooms;
    }

    /**
     * Comes to what is decided about the incident, or to a refusal that lists the choices.
     *
     * @param then what to do with the incident's reference, once it is known which
     */
    public Uni<Decision> settle(Asked asked, Function<String, Uni<Decision>> then) {
        return settle(asked, then, () -> incidents.open(asked.person()), "refuse.open");
    }

    /** The same, with the incident read. */
    public Uni<Decision> whole(Asked asked, Function<Dossier, Uni<Decision>> then) {
        return settle(asked, ref -> read(ref, asked.person(), then));
    }

    /** The same for what is done to incidents that are over: the choices are those resolved last. */
    public Uni<Decision> ended(Asked asked, Function<Dossier, Uni<Decision>> then) {
        return settle(
                asked,
                ref -> read(ref, asked.person(), then),
                () -> incidents.resolved(asked.person()),
                "refuse.resolved");
    }

    private Uni<Decision> read(String ref, Person person, Function<Dossier, Uni<Decision>> then) {
        return incidents.read(ref, person).chain(then::apply);
    }

    private Uni<Decision> settle(
            Asked asked, Function<String, Uni<Decision>> then, Supplier<Uni<List<Headline>>> choices, String refusal) {
        return asked.get(Parameter.REFERENCE)
                .map(ref -> Uni.createFrom().item(Optional.of(ref)))
                .orElseGet(() -> rooms.incidentOf(
                        asked.person().platform(),
                        asked.person().workspace(),
                        asked.invocation().channel()))
                .chain(known -> known.isPresent()
                        ? then.apply(known.get())
                        : choices.get().chain(list -> theOnly(list, then, refusal)));
    }

    private static Uni<Decision> theOnly(List<Headline> choices, Function<String, Uni<Decision>> then, String refusal) {
        if (choices.size() == 1) {
            return then.apply(choices.get(0).ref());
        }
        String key = refusal + (choices.isEmpty() ? ".none" : ".several");
        return Decision.answer(new Reply.Refused(Phrase.of(key), choices));
    }
}
