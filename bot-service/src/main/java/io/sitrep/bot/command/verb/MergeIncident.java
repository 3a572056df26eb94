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

/** {@code merge [INC-n] <INC-m>}: two turn out to be one. */
@Singleton
public class MergeIncident extends AboutIncident {
    private static final Usage USAGE = Usage.of("merge", Role.RESPONDER, Parameter.REFERENCE, Parameter.INTO);

    public MergeIncident(WhichIncident which) {
        super(USAGE, which);
    }

    @Override
    public Uni<Decision> decide(Asked asked) {
        String into = asked.get(Parameter.INTO).orElseThrow();
        return order(asked, ref -> Orders.merge(ref, into));
    }
}
