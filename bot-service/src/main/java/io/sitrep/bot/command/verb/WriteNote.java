package io.sitrep.bot.command.verb;

import io.sitrep.bot.access.Role;
import io.sitrep.bot.command.Asked;
import io.sitrep.bot.command.Decision;
import io.sitrep.bot.command.Parameter;
import io.sitrep.bot.command.Usage;
import io.sitrep.bot.command.WhichIncident;
import io.sitrep.bot.incident.Orders;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** {@code note [INC-n] <text…>}: something for the timeline, for us alone. */
@Singleton
public class WriteNote extends AboutIncident {
    private static final Usage USAGE = Usage.of("note", Role.RESPONDER, Parameter.REFERENCE, Parameter.NOTE);

    public WriteNote(WhichIncident which) {
        super(USAGE, which);
    }

    @Override
    public Uni<Decision> decide(Asked asked) {
        String text = asked.get(Parameter.NOTE).orElseThrow();
        return order(asked, ref -> Orders.note(ref, text));
    }
}
