package io.sitrep.bot.command.verb;

import io.sitrep.bot.access.Role;
import io.sitrep.bot.command.Asked;
import io.sitrep.bot.command.Decision;
import io.sitrep.bot.command.Parameter;
import io.sitrep.bot.command.StandardTexts;
import io.sitrep.bot.command.Usage;
import io.sitrep.bot.command.WhichIncident;
import io.sitrep.bot.command.Wording;
import io.sitrep.bot.incident.Dossier;
import io.sitrep.bot.incident.Orders;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Map;

/** {@code resolve [INC-n] [text…]}: says that an incident is over, once. */
@Singleton
public class ResolveIncident extends AboutIncident {
    private static final Usage USAGE = Usage.of("resolve", Role.RESPONDER, Parameter.REFERENCE, Parameter.TEXT);

    private static final String RESOLVED = "resolved";

    private final StandardTexts texts;

    public ResolveIncident(WhichIncident which, StandardTexts texts) {
        super(USAGE, which);
        this.texts = texts;
    }

    @Override
    public Uni<Decision> decide(Asked asked) {
        return reading(
                asked,
                incident -> incident.isOpen() ? over(asked, incident) : Decision.refuse("refuse.over", incident.ref()));
    }

    private Uni<Decision> over(Asked asked, Dossier incident) {
        return asked.get(Parameter.TEXT)
                .map(text -> Uni.createFrom().item(new Wording(text, Map.of(), Map.of())))
                .orElseGet(() -> texts.of(StandardTexts.Facts.of(incident, RESOLVED)))
                .map(wording -> new Decision.Act(Orders.update(incident.ref(), wording.body("status", RESOLVED))));
    }
}
