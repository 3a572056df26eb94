package io.sitrep.bot.command.verb;

import io.sitrep.bot.access.Role;
import io.sitrep.bot.command.Arguments;
import io.sitrep.bot.command.ChatCommand;
import io.sitrep.bot.command.Decision;
import io.sitrep.bot.command.Usage;
import io.sitrep.bot.incident.Incidents;
import io.sitrep.bot.port.Person;
import io.sitrep.bot.reply.Reply;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** {@code list}: which incidents are open. */
@Singleton
public class ListIncidents implements ChatCommand {
    private static final Usage USAGE =
            new Usage("list", List.of(), List.of(), "Shows the open incidents.", Optional.of(Role.VIEWER));

    private final Incidents incidents;

    public ListIncidents(Incidents incidents) {
        this.incidents = incidents;
    }

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public Uni<Decision> decide(Arguments arguments, Person person) {
        return incidents.open(person).map(open -> new Decision.Answer(new Reply.OpenIncidents(open)));
    }
}
