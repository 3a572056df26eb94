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

/** {@code ack [INC-n]}: somebody has taken it up. */
@Singleton
public class Acknowledge extends AboutIncident {
    private static final Usage USAGE = Usage.of("ack", Role.RESPONDER, Parameter.REFERENCE);

    public Acknowledge(WhichIncident which) {
        super(USAGE, which);
    }

    @Override
    public Uni<Decision> decide(Asked asked) {
        return order(asked, Orders::acknowledge);
    }
}
