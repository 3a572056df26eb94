package io.sitrep.bot.command.verb;

import io.sitrep.bot.access.Role;
import io.sitrep.bot.catalog.Components;
import io.sitrep.bot.command.Asked;
import io.sitrep.bot.command.Decision;
import io.sitrep.bot.command.Parameter;
import io.sitrep.bot.command.Usage;
import io.sitrep.bot.command.WhichIncident;
import io.sitrep.bot.incident.Orders;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** {@code component [INC-n] <name> <status>}: how one part does. */
@Singleton
public class ChangeComponent extends AboutIncident {
    private static final Usage USAGE =
            Usage.of("component", Role.RESPONDER, Parameter.REFERENCE, Parameter.COMPONENT, Parameter.COMPONENT_STATUS);

    private final Components components;

    public ChangeComponent(WhichIncident which, Components components) {
        super(USAGE, which);
        this.components = components;
    }

    @Override
    public Uni<Decision> decide(Asked asked) {
        String status = asked.get(Parameter.COMPONENT_STATUS).orElseThrow();
        return components
                .called(asked.get(Parameter.COMPONENT).orElseThrow())
                .chain(name -> order(asked, ref -> Orders.component(ref, name, status)));
    }
}
