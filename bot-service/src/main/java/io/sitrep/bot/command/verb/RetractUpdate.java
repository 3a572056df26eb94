package io.sitrep.bot.command.verb;

import io.sitrep.bot.access.Role;
import io.sitrep.bot.command.Asked;
import io.sitrep.bot.command.Decision;
import io.sitrep.bot.command.Parameter;
import io.sitrep.bot.command.Usage;
import io.sitrep.bot.command.WhichIncident;
import io.sitrep.bot.incident.Dossier;
import io.sitrep.bot.incident.Orders;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** {@code retract [INC-n]}: takes back what was said last. */
@Singleton
public class RetractUpdate extends AboutIncident {
    private static final Usage USAGE = Usage.of("retract", Role.PUBLISHER, Parameter.REFERENCE, Parameter.UPDATE);

    public RetractUpdate(WhichIncident which) {
        super(USAGE, which);
    }

    @Override
    public Uni<Decision> decide(Asked asked) {
        return reading(
                asked,
                incident -> OneUpdate.of(asked, incident, update -> isMeant(asked, incident, update))
                        .map(update -> Decision.act(Orders.retract(incident.ref(), update.id())))
                        .orElseGet(() -> OneUpdate.noneIs(asked, incident, "refuse.nothing-said")));
    }

    /** Unless it is named, a note among ourselves is not what was said last of an incident the public knows. */
    private static boolean isMeant(Asked asked, Dossier incident, Dossier.Update update) {
        boolean counts = asked.get(Parameter.UPDATE).isPresent() || incident.isInternal() || !update.isInternal();
        return update.isSaid() && counts;
    }
}
