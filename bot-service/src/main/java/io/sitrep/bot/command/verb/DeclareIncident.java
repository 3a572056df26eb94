package io.sitrep.bot.command.verb;

import io.sitrep.bot.access.Role;
import io.sitrep.bot.command.Arguments;
import io.sitrep.bot.command.ChatCommand;
import io.sitrep.bot.command.Decision;
import io.sitrep.bot.command.Parameter;
import io.sitrep.bot.command.Usage;
import io.sitrep.bot.incident.Order;
import io.sitrep.bot.port.Person;
import io.sitrep.bot.reply.Reply;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** {@code declare [SEVn] [title…]}: opens an incident. */
@Singleton
public class DeclareIncident implements ChatCommand {
    /** The first thing the public reads, as long as the catalog has no template for it. */
    private static final String FIRST_UPDATE = "We are investigating.";

    private static final Usage USAGE = new Usage(
            "declare",
            List.of("new", "create"),
            List.of(Parameter.SEVERITY, Parameter.TITLE),
            "Opens an incident and tells everybody who follows the status page. Without a severity it is SEV3.",
            Optional.of(Role.RESPONDER));

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public Uni<Decision> decide(Arguments arguments, Person person) {
        Optional<String> severity = arguments.get(Parameter.SEVERITY);
        Decision decision = arguments
                .get(Parameter.TITLE)
                .<Decision>map(title -> new Decision.Act(Order.declare(title, severity, FIRST_UPDATE)))
                .orElseGet(DeclareIncident::titleIsMissing);
        return Uni.createFrom().item(decision);
    }

    private static Decision titleIsMissing() {
        return new Decision.Answer(new Reply.Misuse(
                "An incident wants a title: /incident declare SEV1 Checkout is down", List.of(USAGE.helpLine())));
    }
}
