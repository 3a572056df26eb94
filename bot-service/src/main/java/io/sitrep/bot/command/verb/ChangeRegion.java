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
import java.util.ArrayList;
import java.util.List;

/** {@code region [INC-n] add|remove <code>}: where it is happening. */
@Singleton
public class ChangeRegion extends AboutIncident {
    private static final Usage USAGE =
            Usage.of("region", Role.RESPONDER, Parameter.REFERENCE, Parameter.REGION_DEED, Parameter.REGION);

    public ChangeRegion(WhichIncident which) {
        super(USAGE, which);
    }

    @Override
    public Uni<Decision> decide(Asked asked) {
        boolean adds = asked.get(Parameter.REGION_DEED).orElseThrow().equals("add");
        String code = asked.get(Parameter.REGION).orElseThrow();
        return reading(asked, incident -> {
            if (incident.regions().contains(code) == adds) {
                return Decision.refuse(adds ? "refuse.region-there" : "refuse.region-absent", incident.ref(), code);
            }
            List<String> regions = new ArrayList<>(incident.regions());
            if (adds) {
                regions.add(code);
            } else {
                regions.remove(code);
            }
            return Decision.act(Orders.regions(incident.ref(), incident.version(), regions));
        });
    }
}
