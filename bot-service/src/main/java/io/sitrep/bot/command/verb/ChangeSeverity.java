package io.sitrep.bot.command.verb;

import io.sitrep.bot.access.Role;
import io.sitrep.bot.command.Arguments;
import io.sitrep.bot.command.Asked;
import io.sitrep.bot.command.Decision;
import io.sitrep.bot.command.Forms;
import io.sitrep.bot.command.Parameter;
import io.sitrep.bot.command.Usage;
import io.sitrep.bot.command.WhichIncident;
import io.sitrep.bot.incident.Dossier;
import io.sitrep.bot.incident.Order;
import io.sitrep.bot.incident.Orders;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;

/** {@code severity [INC-n] <SEVn> [reason…]}: how bad it is; why goes on the timeline. */
@Singleton
public class ChangeSeverity extends AboutIncident {
    private static final Usage USAGE = Usage.of(
            "severity",
            Role.RESPONDER,
            Parameter.REFERENCE,
            Parameter.SHOWN_SEVERITY,
            Parameter.NEW_SEVERITY,
            Parameter.REASON);

    private final Forms forms;

    public ChangeSeverity(WhichIncident which, Forms forms) {
        super(USAGE, which);
        this.forms = forms;
    }

    /** Without one it asks for it. */
    @Override
    public boolean changes(Asked asked) {
        return asked.isFilled() || asked.get(Parameter.NEW_SEVERITY).isPresent();
    }

    @Override
    public boolean mayAsk(Arguments given) {
        return given.get(Parameter.NEW_SEVERITY).isEmpty();
    }

    @Override
    public Uni<Decision> decide(Asked asked) {
        Optional<String> severity = asked.get(Parameter.NEW_SEVERITY).or(() -> asked.filled(Forms.SEVERITY));
        Optional<String> reason = asked.get(Parameter.REASON).or(() -> asked.filled(Forms.REASON));
        Optional<String> shown = asked.get(Parameter.SHOWN_SEVERITY);
        return severity.map(value -> shown.isEmpty()
                        ? order(asked, ref -> changed(Orders.severity(ref, value), ref, value, reason))
                        : reading(asked, incident -> unlessMoved(incident, shown.get(), value, reason)))
                .orElseGet(() -> reading(asked, incident -> forms.askForSeverity(asked, USAGE, incident)));
    }

    /** A form that was open for a while does not undo what somebody else has changed meanwhile. */
    private static Uni<Decision> unlessMoved(Dossier incident, String shown, String severity, Optional<String> reason) {
        String ref = incident.ref();
        return incident.severity().equals(shown)
                ? Decision.act(changed(Orders.severity(ref, incident.version(), severity), ref, severity, reason))
                : Decision.refuse("refuse.severity-moved", ref, incident.severity());
    }

    private static Order changed(Order change, String ref, String severity, Optional<String> reason) {
        return reason.map(why -> change.then(Orders.note(ref, severity + ": " + why)))
                .orElse(change);
    }
}
