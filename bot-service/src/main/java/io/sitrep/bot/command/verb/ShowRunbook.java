package io.sitrep.bot.command.verb;

import io.sitrep.bot.access.Role;
import io.sitrep.bot.catalog.Runbook;
import io.sitrep.bot.catalog.Runbooks;
import io.sitrep.bot.command.Asked;
import io.sitrep.bot.command.Decision;
import io.sitrep.bot.command.Parameter;
import io.sitrep.bot.command.Usage;
import io.sitrep.bot.command.WhichIncident;
import io.sitrep.bot.incident.Dossier;
import io.sitrep.bot.incident.Incidents;
import io.sitrep.bot.reply.Reply;
import io.sitrep.bot.reply.Text;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** {@code runbook [INC-n]}: the checklists that are for such an incident. */
@Singleton
public class ShowRunbook extends AboutIncident {
    private static final Usage USAGE = Usage.of("runbook", Role.VIEWER, Parameter.REFERENCE);

    private final Runbooks runbooks;
    private final Incidents incidents;

    public ShowRunbook(WhichIncident which, Runbooks runbooks, Incidents incidents) {
        super(USAGE, which);
        this.incidents = incidents;
        this.runbooks = runbooks;
    }

    @Override
    public Uni<Decision> decide(Asked asked) {
        return reading(
                asked,
                incident -> runbooks.matching(affected(incident), incident.severity(), words(incident))
                        .map(found -> new Decision.Answer(Reply.Shown.of(
                                incidents.headline(incident), lines(incident, found, asked), List.of()))));
    }

    private static Set<UUID> affected(Dossier incident) {
        return incident.components().stream().map(Dossier.Component::id).collect(Collectors.toSet());
    }

    private static List<String> words(Dossier incident) {
        List<String> words = new ArrayList<>(List.of(incident.title()));
        incident.components().forEach(component -> words.add(component.name()));
        return words;
    }

    private static List<Text> lines(Dossier incident, List<Runbook> runbooks, Asked asked) {
        if (runbooks.isEmpty()) {
            return List.of(Text.plain(asked.tongue().say("runbook.none", incident.ref())));
        }
        List<Text> lines = new ArrayList<>();
        runbooks.forEach(runbook -> {
            lines.add(Text.of().strong(runbook.name()).line());
            runbook.checklist().forEach(step -> lines.add(Text.plain("☐ " + step)));
        });
        return lines;
    }
}
