package io.sitrep.bot.command.verb;

import io.sitrep.bot.access.Role;
import io.sitrep.bot.command.Asked;
import io.sitrep.bot.command.Decision;
import io.sitrep.bot.command.Duties;
import io.sitrep.bot.command.Parameter;
import io.sitrep.bot.command.Usage;
import io.sitrep.bot.command.WhichIncident;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** {@code lead [INC-n] @someone}: who commands; nobody named: whoever types it. */
@Singleton
public class TakeLead extends AboutIncident {
    private static final Usage USAGE = Usage.of("lead", Role.RESPONDER, Parameter.REFERENCE, Parameter.SOMEONE);

    private final Duties duties;

    public TakeLead(WhichIncident which, Duties duties) {
        super(USAGE, which);
        this.duties = duties;
    }

    @Override
    public Uni<Decision> decide(Asked asked) {
        return on(asked, ref -> duties.give(asked, ref, Duties.COMMANDER, USAGE));
    }
}
