package io.sitrep.bot.command.verb;

import io.sitrep.bot.access.Role;
import io.sitrep.bot.command.Arguments;
import io.sitrep.bot.command.ChatCommand;
import io.sitrep.bot.command.Decision;
import io.sitrep.bot.command.Parameter;
import io.sitrep.bot.command.Usage;
import io.sitrep.bot.command.WhichIncident;
import io.sitrep.bot.incident.Order;
import io.sitrep.bot.port.Person;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** {@code resolve [INC-n] [text…]}: says that an incident is over. */
@Singleton
public class ResolveIncident implements ChatCommand {
    private static final String LAST_UPDATE = "This incident has been resolved.";

    private static final Usage USAGE = new Usage(
            "resolve",
            List.of(),
            List.of(Parameter.REFERENCE, Parameter.TEXT),
            "Tells everybody that the incident is over; in your words, if you give any.",
            Optional.of(Role.RESPONDER));

    private final WhichIncident whichIncident;

    public ResolveIncident(WhichIncident whichIncident) {
        this.whichIncident = whichIncident;
    }

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public Uni<Decision> decide(Arguments arguments, Person person) {
        String message = arguments.get(Parameter.TEXT).orElse(LAST_UPDATE);
        return whichIncident.settle(arguments, person, ref -> Order.resolve(ref, message));
    }
}
