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

/** {@code publish [INC-n]}: lets out what waits; agreeing to somebody else's words wants a publisher. */
@Singleton
public class PublishUpdate extends AboutIncident {
    private static final Usage USAGE = Usage.of("publish", Role.RESPONDER, Parameter.REFERENCE, Parameter.UPDATE);

    public PublishUpdate(WhichIncident which) {
        super(USAGE, which);
    }

    @Override
    public Uni<Decision> decide(Asked asked) {
        return reading(
                asked,
                incident -> OneUpdate.of(asked, incident, Dossier.Update::isPending)
                        .map(update -> out(asked, incident.ref(), update))
                        .orElseGet(() -> OneUpdate.noneIs(asked, incident, "refuse.nothing-waits")));
    }

    private static Uni<Decision> out(Asked asked, String ref, Dossier.Update update) {
        if (!update.state().equals("awaiting_approval")) {
            return Decision.act(Orders.publish(ref, update.id()));
        }
        return asked.may(Role.PUBLISHER)
                ? Decision.act(Orders.approve(ref, update.id()))
                : Uni.createFrom().item(new Decision.Deny(Role.PUBLISHER));
    }
}
