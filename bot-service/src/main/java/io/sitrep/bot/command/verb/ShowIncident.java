package io.sitrep.bot.command.verb;

import io.sitrep.bot.access.Role;
import io.sitrep.bot.command.Asked;
import io.sitrep.bot.command.Decision;
import io.sitrep.bot.command.Parameter;
import io.sitrep.bot.command.Sheet;
import io.sitrep.bot.command.Usage;
import io.sitrep.bot.command.WhichIncident;
import io.sitrep.bot.port.RoomsEverywhere;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** {@code show [INC-n]}: how it stands, where people work on it, and what can be done. */
@Singleton
public class ShowIncident extends AboutIncident {
    private static final Usage USAGE = Usage.of("show", Role.VIEWER, Parameter.REFERENCE);

    private final RoomsEverywhere rooms;
    private final Sheet sheet;

    public ShowIncident(WhichIncident which, RoomsEverywhere rooms, Sheet sheet) {
        super(USAGE, which);
        this.rooms = rooms;
        this.sheet = sheet;
    }

    @Override
    public Uni<Decision> decide(Asked asked) {
        return reading(
                asked,
                incident ->
                        rooms.of(incident.id()).chain(all -> Decision.answer(sheet.of(incident, all, asked.tongue()))));
    }
}
