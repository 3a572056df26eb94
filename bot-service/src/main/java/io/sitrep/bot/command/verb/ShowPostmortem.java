package io.sitrep.bot.command.verb;

import io.sitrep.bot.access.Role;
import io.sitrep.bot.command.Asked;
import io.sitrep.bot.command.Decision;
import io.sitrep.bot.command.Parameter;
import io.sitrep.bot.command.Usage;
import io.sitrep.bot.command.WhichIncident;
import io.sitrep.bot.incident.Incidents;
import io.sitrep.bot.reply.Reply;
import io.sitrep.bot.reply.Text;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;

/** {@code postmortem [INC-n]}: what is written about it afterwards. */
@Singleton
public class ShowPostmortem extends AboutIncident {
    private static final int MOST = 2_000;

    private static final Usage USAGE = Usage.of("postmortem", Role.VIEWER, Parameter.REFERENCE);

    private final Incidents incidents;

    public ShowPostmortem(WhichIncident which, Incidents incidents) {
        super(USAGE, which);
        this.incidents = incidents;
    }

    @Override
    public Uni<Decision> decide(Asked asked) {
        return ended(
                asked,
                incident -> incidents
                        .postmortem(incident.ref(), asked.person())
                        .map(found -> new Decision.Answer(Reply.Shown.privately(List.of(
                                Text.plain(asked.tongue().say(key(found), incident.ref(), incident.title())),
                                Text.quoted(beginning(found.body())),
                                Text.of()
                                        .link(incidents.page(incident.publicId()), incident.title())
                                        .line())))));
    }

    private static String key(Incidents.Postmortem found) {
        return "postmortem." + (found.generated() ? "generated" : found.state());
    }

    private static String beginning(String body) {
        int most = Math.min(body.codePointCount(0, body.length()), MOST);
        String shown = body.substring(0, body.offsetByCodePoints(0, most));
        return shown.length() == body.length() ? shown : shown + "…";
    }
}
