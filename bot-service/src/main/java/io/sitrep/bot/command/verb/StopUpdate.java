package io.sitrep.bot.command.verb;

import io.sitrep.bot.access.Role;
import io.sitrep.bot.command.Asked;
import io.sitrep.bot.command.Decision;
import io.sitrep.bot.command.Parameter;
import io.sitrep.bot.command.Usage;
import io.sitrep.bot.command.WhichIncident;
import io.sitrep.bot.incident.Dossier;
import io.sitrep.bot.incident.Orders;
import io.sitrep.bot.port.Tellings;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Set;

/** {@code stop [INC-n]}: what is unsent stays unsent. */
@Singleton
public class StopUpdate extends AboutIncident {
    private static final Usage USAGE = Usage.of("stop", Role.PUBLISHER, Parameter.REFERENCE, Parameter.UPDATE);

    private final Tellings tellings;

    public StopUpdate(WhichIncident which, Tellings tellings) {
        super(USAGE, which);
        this.tellings = tellings;
    }

    @Override
    public Uni<Decision> decide(Asked asked) {
        return reading(
                asked,
                incident -> tellings.ended(incident.id())
                        .chain(ended -> OneUpdate.of(asked, incident, update -> isOnItsWay(update, ended))
                                .map(update -> Decision.act(Orders.stop(incident.ref(), update.id())))
                                .orElseGet(() -> tooLate(asked, incident))));
    }

    /** What nobody has to be told of any more would be marked as stopped, and was not. */
    private static boolean isOnItsWay(Dossier.Update update, Set<String> ended) {
        return update.isPending() || isOut(update) && !ended.contains(update.id());
    }

    private static boolean isOut(Dossier.Update update) {
        return update.isSaid() && !update.state().equals("stopped") && update.publishedAt() != null;
    }

    private static Uni<Decision> tooLate(Asked asked, Dossier incident) {
        return OneUpdate.of(asked, incident, StopUpdate::isOut)
                .map(told -> Decision.refuse("refuse.all-told", incident.ref()))
                .orElseGet(() -> OneUpdate.noneIs(asked, incident, "refuse.nothing-to-stop"));
    }
}
