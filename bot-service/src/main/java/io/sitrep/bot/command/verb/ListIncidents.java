package io.sitrep.bot.command.verb;

import io.sitrep.bot.access.Role;
import io.sitrep.bot.command.Asked;
import io.sitrep.bot.command.ChatCommand;
import io.sitrep.bot.command.Decision;
import io.sitrep.bot.command.Usage;
import io.sitrep.bot.incident.Incidents;
import io.sitrep.bot.reply.Reply;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** {@code list}: which incidents are open. */
@Singleton
public class ListIncidents implements ChatCommand {
    private static final Usage USAGE = Usage.of("list", Role.VIEWER);

    private final Incidents incidents;

    public ListIncidents(Incidents incidents) {
        this.incidents = incidents;
    }

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public Uni<Decision> decide(Asked asked) {
        return incidents.open(asked.person()).map(open -> new Decision.Answer(new Reply.OpenIncidents(open)));
    }
}
