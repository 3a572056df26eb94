package io.sitrep.bot.command.verb;

import io.sitrep.bot.access.Role;
import io.sitrep.bot.command.Asked;
import io.sitrep.bot.command.Decision;
import io.sitrep.bot.command.Parameter;
import io.sitrep.bot.command.StandardTexts;
import io.sitrep.bot.command.Usage;
import io.sitrep.bot.command.WhichIncident;
import io.sitrep.bot.incident.Orders;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Map;

/** {@code reopen [INC-n] [text…]}: what was over is not. */
@Singleton
public class ReopenIncident extends AboutIncident {
    private static final Usage USAGE = Usage.of("reopen", Role.RESPONDER, Parameter.REFERENCE, Parameter.TEXT);

    private final StandardTexts texts;

    public ReopenIncident(WhichIncident which, StandardTexts texts) {
        super(USAGE, which);
        this.texts = texts;
    }

    @Override
    public Uni<Decision> decide(Asked asked) {
        return ended(
                asked,
                incident -> incident.isOpen()
                        ? Decision.refuse("refuse.still-open", incident.ref())
                        : Decision.act(Orders.reopen(incident.ref(), body(asked))));
    }

    private Map<String, Object> body(Asked asked) {
        return Map.of(
                "message",
                asked.get(Parameter.TEXT).orElseGet(() -> texts.again().message()));
    }
}
