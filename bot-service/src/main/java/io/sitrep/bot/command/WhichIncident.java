package io.sitrep.bot.command;

import io.sitrep.bot.incident.Incidents;
import io.sitrep.bot.incident.Order;
import io.sitrep.bot.port.Person;
import io.sitrep.bot.reply.Headline;
import io.sitrep.bot.reply.Reply;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;

/** Settles which incident a verb is about: the one named, else the only open one; never one of several. */
@Singleton
public class WhichIncident {
    private final Incidents incidents;

    public WhichIncident(Incidents incidents) {
        this.incidents = incidents;
    }

    /**
     * Comes to an order about the incident, or to a refusal that lists the choices.
     *
     * @param order what to do with the incident, once it is known which
     */
    public Uni<Decision> settle(Arguments arguments, Person person, Function<String, Order> order) {
        return arguments
                .get(Parameter.REFERENCE)
                .map(ref -> Uni.createFrom().<Decision>item(new Decision.Act(order.apply(ref))))
                .orElseGet(() -> incidents.open(person).map(open -> theOnly(open, order)));
    }

    private static Decision theOnly(List<Headline> open, Function<String, Order> order) {
        if (open.size() == 1) {
            return new Decision.Act(order.apply(open.get(0).ref()));
        }
        String reason = open.isEmpty()
                ? "No incident is open. Name the one you mean: INC-n comes after the verb."
                : "Several incidents are open. Name the one you mean: INC-n comes after the verb.";
        return new Decision.Answer(new Reply.Refused(reason, open));
    }
}
