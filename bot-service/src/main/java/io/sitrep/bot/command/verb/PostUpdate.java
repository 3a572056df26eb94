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
import io.sitrep.bot.reply.Reply;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** {@code update [INC-n] [text…]}: says something about an incident. */
@Singleton
public class PostUpdate implements ChatCommand {
    private static final Usage USAGE = new Usage(
            "update",
            List.of(),
            List.of(Parameter.REFERENCE, Parameter.TEXT),
            "Tells everybody who follows the incident. INC-n can be left out while one incident is open.",
            Optional.of(Role.RESPONDER));

    private final WhichIncident whichIncident;

    public PostUpdate(WhichIncident whichIncident) {
        this.whichIncident = whichIncident;
    }

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public Uni<Decision> decide(Arguments arguments, Person person) {
        return arguments
                .get(Parameter.TEXT)
                .map(text -> whichIncident.settle(arguments, person, ref -> Order.update(ref, text)))
                .orElseGet(PostUpdate::textIsMissing);
    }

    private static Uni<Decision> textIsMissing() {
        return Uni.createFrom()
                .item(new Decision.Answer(new Reply.Misuse(
                        "An update wants a text: /incident update INC-1 We have found the cause",
                        List.of(USAGE.helpLine()))));
    }
}
