package io.sitrep.bot.command.verb;

import io.sitrep.bot.access.Role;
import io.sitrep.bot.command.Asked;
import io.sitrep.bot.command.Decision;
import io.sitrep.bot.command.Parameter;
import io.sitrep.bot.command.Usage;
import io.sitrep.bot.command.WhichIncident;
import io.sitrep.bot.incident.Dossier;
import io.sitrep.bot.incident.Incidents;
import io.sitrep.bot.incident.Orders;
import io.sitrep.bot.reply.Phrase;
import io.sitrep.bot.reply.Reply;
import io.sitrep.bot.reply.Text;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code task [INC-n] add|done|list …}: what is to be done, and what is. */
@Singleton
public class KeepTasks extends AboutIncident {
    private static final Usage USAGE =
            Usage.of("task", Role.RESPONDER, Parameter.REFERENCE, Parameter.TASK_DEED, Parameter.TASK);

    private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");

    private final Incidents incidents;

    public KeepTasks(WhichIncident which, Incidents incidents) {
        super(USAGE, which);
        this.incidents = incidents;
    }

    @Override
    public boolean changes(Asked asked) {
        return !asked.get(Parameter.TASK_DEED).equals(Optional.of("list"));
    }

    @Override
    public Uni<Decision> decide(Asked asked) {
        Optional<String> given = asked.get(Parameter.TASK);
        return switch (asked.get(Parameter.TASK_DEED).orElseThrow()) {
            case "add" ->
                given.map(text -> order(asked, ref -> Orders.addTask(ref, text)))
                        .orElseGet(() -> Decision.misused(USAGE, Phrase.of("misuse.task")));
            case "done" ->
                given.map(which -> reading(asked, incident -> done(incident, which)))
                        .orElseGet(() -> Decision.misused(USAGE, Phrase.of("misuse.task.number")));
            default ->
                reading(
                        asked,
                        incident -> Decision.answer(
                                Reply.Shown.of(incidents.headline(incident), listed(asked, incident), List.of())));
        };
    }

    private static Uni<Decision> done(Dossier incident, String which) {
        Optional<Dossier.Task> task = NUMBER.matcher(which).matches()
                ? incident.task(Integer.parseInt(which))
                : incident.tasks().stream()
                        .filter(kept -> kept.text().equalsIgnoreCase(which))
                        .findFirst();
        if (task.isEmpty()) {
            return Decision.misused(USAGE, Phrase.of("misuse.task.none", incident.ref(), which));
        }
        return task.get().done()
                ? Decision.refuse("refuse.task-done", incident.ref(), task.get().text())
                : Decision.act(Orders.finishTask(
                        incident.ref(), task.get().id(), task.get().text()));
    }

    private static List<Text> listed(Asked asked, Dossier incident) {
        List<Text> lines = new ArrayList<>();
        lines.add(Text.plain(asked.tongue().count("tasks", incident.tasks().size(), incident.ref())));
        int number = 0;
        for (Dossier.Task task : incident.tasks()) {
            number++;
            String sign = task.done() ? "✓ " : "• ";
            String whose = task.assignee() == null ? "" : " (" + task.assignee() + ")";
            lines.add(Text.plain(sign + number + ". " + task.text() + whose));
        }
        return lines;
    }
}
