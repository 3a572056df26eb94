package io.sitrep.bot.command.verb;

import io.sitrep.bot.access.Role;
import io.sitrep.bot.command.Asked;
import io.sitrep.bot.command.Decision;
import io.sitrep.bot.command.Forms;
import io.sitrep.bot.command.Parameter;
import io.sitrep.bot.command.Usage;
import io.sitrep.bot.command.WhichIncident;
import io.sitrep.bot.incident.Order;
import io.sitrep.bot.incident.Orders;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;

/** {@code severity [INC-n] <SEVn> [reason…]}: how bad it is; why goes on the timeline. */
@Singleton
public class ChangeSeverity extends AboutIncident {
    private static final Usage USAGE =
            Usage.of("severity", Role.RESPONDER, Parameter.REFERENCE, Parameter.NEW_SEVERITY, Parameter.REASON);

    private final Forms forms;

    public ChangeSeverity(WhichIncident which, Forms forms) {
        super(USAGE, which);
        this.forms = forms;
    }

    @Override
    public Uni<Decision> decide(Asked asked) {
        Optional<String> severity = asked.get(Parameter.NEW_SEVERITY).or(() -> asked.filled(Forms.SEVERITY));
        Optional<String> reason = asked.get(Parameter.REASON).or(() -> asked.filled(Forms.REASON));
        return severity.map(value -> order(asked, ref -> changed(ref, value, reason)))
                .orElseGet(() -> reading(asked, incident -> forms.askForSeverity(asked, USAGE, incident)));
    }

    private static Order changed(String ref, String severity, Optional<String> reason) {
        Order change = Orders.severity(ref, severity);
        return reason.map(why -> change.then(Orders.note(ref, severity + ": " + why)))
                .orElse(change);
    }
}
