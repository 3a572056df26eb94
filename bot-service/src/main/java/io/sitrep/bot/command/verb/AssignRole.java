package io.sitrep.bot.command.verb;

import io.sitrep.bot.access.Role;
import io.sitrep.bot.command.Asked;
import io.sitrep.bot.command.Decision;
import io.sitrep.bot.command.Duties;
import io.sitrep.bot.command.Parameter;
import io.sitrep.bot.command.Usage;
import io.sitrep.bot.command.WhichIncident;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** {@code role [INC-n] <role> @someone}: who has which part; nobody named: whoever types it; {@code none}: nobody. */
@Singleton
public class AssignRole extends AboutIncident {
    private static final Usage USAGE =
            Usage.of("role", Role.RESPONDER, Parameter.REFERENCE, Parameter.ROLE, Parameter.SOMEONE);

    private final Duties duties;

    public AssignRole(WhichIncident which, Duties duties) {
        super(USAGE, which);
        this.duties = duties;
    }

    @Override
    public Uni<Decision> decide(Asked asked) {
        String role = asked.get(Parameter.ROLE).orElseThrow();
        return duties.problem(role)
                .chain(problem -> problem.map(wrong -> Decision.misused(USAGE, wrong))
                        .orElseGet(() -> on(asked, ref -> duties.give(asked, ref, role, USAGE))));
    }
}
