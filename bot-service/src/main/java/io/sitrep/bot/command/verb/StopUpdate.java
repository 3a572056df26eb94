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

/** {@code stop [INC-n]}: what is unsent stays unsent. */
@Singleton
public class StopUpdate extends AboutIncident {
    private static final Usage USAGE = Usage.of("stop", Role.PUBLISHER, Parameter.REFERENCE, Parameter.UPDATE);

    public StopUpdate(WhichIncident which) {
        super(USAGE, which);
    }

    @Override
    public Uni<Decision> decide(Asked asked) {
        return reading(
                asked,
                incident -> OneUpdate.of(asked, incident, StopUpdate::isOnItsWay)
                        .map(update -> Decision.act(Orders.stop(incident.ref(), update.id())))
                        .orElseGet(() -> OneUpdate.noneIs(asked, incident, "refuse.nothing-to-stop")));
    }

    private static boolean isOnItsWay(Dossier.Update update) {
        return !update.state().equals("stopped") && !update.state().equals("retracted");
    }
}
