package io.sitrep.bot.command.verb;

import io.sitrep.bot.command.Asked;
import io.sitrep.bot.command.ChatCommand;
import io.sitrep.bot.command.Decision;
import io.sitrep.bot.command.Usage;
import io.sitrep.bot.command.WhichIncident;
import io.sitrep.bot.incident.Dossier;
import io.sitrep.bot.incident.Order;
import io.smallrye.mutiny.Uni;
import java.util.function.Function;

/** A verb that is about one incident. */
abstract class AboutIncident implements ChatCommand {
    private final Usage usage;
    private final WhichIncident which;

    AboutIncident(Usage usage, WhichIncident which) {
        this.usage = usage;
        this.which = which;
    }

    @Override
    public final Usage usage() {
        return usage;
    }

    /** Once it is known which incident is meant. */
    final Uni<Decision> on(Asked asked, Function<String, Uni<Decision>> then) {
        return which.settle(asked, then);
    }

    /** An order that needs nothing but the reference. */
    final Uni<Decision> order(Asked asked, Function<String, Order> order) {
        return which.settle(asked, ref -> Decision.act(order.apply(ref)));
    }

    /** With the incident as it stands. */
    final Uni<Decision> reading(Asked asked, Function<Dossier, Uni<Decision>> then) {
        return which.whole(asked, then);
    }

    /** An incident that is over. */
    final Uni<Decision> ended(Asked asked, Function<Dossier, Uni<Decision>> then) {
        return which.ended(asked, then);
    }
}
