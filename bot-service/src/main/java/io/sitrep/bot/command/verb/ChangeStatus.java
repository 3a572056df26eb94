package io.sitrep.bot.command.verb;

import io.sitrep.bot.access.Role;
import io.sitrep.bot.command.Asked;
import io.sitrep.bot.command.Decision;
import io.sitrep.bot.command.Parameter;
import io.sitrep.bot.command.StandardTexts;
import io.sitrep.bot.command.Usage;
import io.sitrep.bot.command.WhichIncident;
import io.sitrep.bot.incident.Dossier;
import io.sitrep.bot.incident.Orders;
import io.sitrep.bot.reply.Phrase;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Map;

/** {@code status [INC-n] <status> [text…]}: says how far it is; in the words of a template, if in none of yours. */
@Singleton
public class ChangeStatus extends AboutIncident {
    private static final Usage USAGE =
            Usage.of("status", Role.RESPONDER, Parameter.REFERENCE, Parameter.STATUS, Parameter.TEXT);

    private final StandardTexts texts;

    public ChangeStatus(WhichIncident which, StandardTexts texts) {
        super(USAGE, which);
        this.texts = texts;
    }

    @Override
    public Uni<Decision> decide(Asked asked) {
        String status = asked.get(Parameter.STATUS).orElseThrow();
        return asked.get(Parameter.TEXT)
                .map(text -> order(asked, ref -> Orders.update(ref, Map.of("status", status, "message", text))))
                .orElseGet(() -> reading(asked, incident -> inOurWords(incident, status)));
    }

    /** Two who say the same at once are not both told to the public. */
    private Uni<Decision> inOurWords(Dossier incident, String status) {
        if (incident.status().equals(status)) {
            return Decision.refuse("refuse.status", incident.ref(), Phrase.of("status." + status));
        }
        return texts.of(StandardTexts.Facts.of(incident, status))
                .map(wording -> new Decision.Act(Orders.update(incident.ref(), wording.body("status", status))));
    }
}
