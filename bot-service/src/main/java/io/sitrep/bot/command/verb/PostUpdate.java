package io.sitrep.bot.command.verb;

import io.sitrep.bot.access.Role;
import io.sitrep.bot.command.Arguments;
import io.sitrep.bot.command.Asked;
import io.sitrep.bot.command.Decision;
import io.sitrep.bot.command.Forms;
import io.sitrep.bot.command.Parameter;
import io.sitrep.bot.command.Usage;
import io.sitrep.bot.command.WhichIncident;
import io.sitrep.bot.incident.Orders;
import io.sitrep.bot.reply.Phrase;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Map;

/** {@code update [INC-n] [text…]}: says something about an incident; without a text a form asks for it. */
@Singleton
public class PostUpdate extends AboutIncident {
    private static final Usage USAGE =
            Usage.of("update", Role.RESPONDER, Parameter.REFERENCE, Parameter.SEEN, Parameter.TEXT);

    private final Forms forms;

    public PostUpdate(WhichIncident which, Forms forms) {
        super(USAGE, which);
        this.forms = forms;
    }

    @Override
    public boolean mayAsk(Arguments given) {
        return given.get(Parameter.TEXT).isEmpty();
    }

    @Override
    public Map<String, Phrase> wrongIn(Asked sent) {
        return forms.wrongInUpdate(sent);
    }

    /** Without a text it asks for one. */
    @Override
    public boolean changes(Asked asked) {
        return asked.isFilled() || asked.get(Parameter.TEXT).isPresent();
    }

    @Override
    public Uni<Decision> decide(Asked asked) {
        if (asked.isFilled()) {
            return reading(asked, incident -> forms.update(asked, USAGE, incident));
        }
        return asked.get(Parameter.TEXT)
                .map(text -> order(asked, ref -> Orders.update(ref, Map.of("message", text))))
                .orElseGet(() -> reading(asked, incident -> forms.askForUpdate(asked, USAGE, incident)));
    }
}
