package io.sitrep.bot.command.verb;

import io.sitrep.bot.access.Role;
import io.sitrep.bot.command.Asked;
import io.sitrep.bot.command.Decision;
import io.sitrep.bot.command.Mentions;
import io.sitrep.bot.command.Parameter;
import io.sitrep.bot.command.Usage;
import io.sitrep.bot.command.WhichIncident;
import io.sitrep.bot.incident.Orders;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** {@code workaround [INC-n] <text…>}: what helps meanwhile; {@code none} withdraws it. */
@Singleton
public class SayWorkaround extends AboutIncident {
    private static final Usage USAGE = Usage.of("workaround", Role.RESPONDER, Parameter.REFERENCE, Parameter.NOTE);

    public SayWorkaround(WhichIncident which) {
        super(USAGE, which);
    }

    @Override
    public Uni<Decision> decide(Asked asked) {
        String text = asked.get(Parameter.NOTE).orElseThrow();
        return order(asked, ref -> Orders.workaround(ref, Mentions.isNobody(text) ? "" : text));
    }
}
