package io.sitrep.incident.postmortem;

import io.sitrep.incident.domain.Cause;
import io.sitrep.incident.domain.DataImpact;
import io.sitrep.incident.domain.Fact;
import io.sitrep.incident.domain.Incident;
import io.sitrep.incident.domain.PlainText;
import io.sitrep.incident.domain.Task;
import io.sitrep.incident.domain.TimelineEntry;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A first draft of a postmortem, in English and Markdown: what is known, in the order in which readers ask for it, and in
 * so many words what is not known. It holds what is internal too, names and notes, and says so: somebody has to go over it
 * before it is anything but a draft.
 */
final class DraftText {
    private static final Set<Fact> ASIDE = EnumSet.of(Fact.ROLE_CHANGED, Fact.LINKED, Fact.TASK_CHANGED);
    private static final int MOST_LINES = 100;
    private static final int LONGEST_LINE = 300;

    private final Story story;
    private final Incident incident;

    DraftText(Story story) {
        this.story = story;
        this.incident = story.incident();
    }

    String markdown() {
        return String.join(
                        "\n\n",
                        "## Summary",
                        summary(),
                        "## Impact",
                        list(new DraftImpact(story).lines(), "No component was named."),
                        "## Detection",
                        detection(),
                        "## Response",
                        "*Names and notes are internal: keep of them what readers should know.*",
                        list(people(), "Nobody had a role."),
                        list(timeline(), "Nothing was written down."),
                        "## Promises",
                        promises(),
                        "## Deliveries",
                        story.told()
                                .map(DraftDeliveries::words)
                                .orElse("The notifier could not be asked who was told."),
                        "## Cause",
                        cause(),
                        "## Data impact",
                        data(),
                        "## Workaround",
                        said(incident.headline().workaround(), "None was given."),
                        "## Follow-up",
                        list(tasks(), "No task was written down."))
                + "\n";
    }

    private String summary() {
        var progress = incident.progress();
        String title = PlainText.line(incident.headline().title());
        String what = "%s (%s, %s). It began at %s"
                .formatted(
                        title,
                        incident.key().ref(),
                        incident.headline().severity().wire(),
                        Moments.at(progress.startedAt()));
        return progress.resolvedAt() == null
                ? what + " and is not over."
                : what
                        + " and was over at %s, after %s."
                                .formatted(
                                        Moments.at(progress.resolvedAt()),
                                        Moments.lasted(progress.startedAt(), progress.resolvedAt()));
    }

    private String detection() {
        var began = incident.progress().startedAt();
        var acknowledged = incident.response().acknowledgedAt();
        return String.join(
                " ",
                "It came in by %s, %s after it began."
                        .formatted(
                                incident.origin().wire(),
                                Moments.lasted(began, incident.progress().createdAt())),
                acknowledged == null
                        ? "Nobody acknowledged it."
                        : "It was acknowledged after %s.".formatted(Moments.lasted(began, acknowledged)),
                story.firstToldAt()
                        .map(at -> "The public first heard of it after %s.".formatted(Moments.lasted(began, at)))
                        .orElse("The public was told nothing."));
    }

    private List<String> people() {
        return incident.response().roles().entrySet().stream()
                .map(role -> "%s: %s"
                        .formatted(role.getKey(), PlainText.line(role.getValue().name())))
                .toList();
    }

    private List<String> timeline() {
        List<TimelineEntry> main = story.timeline().stream()
                .filter(entry -> !ASIDE.contains(entry.fact()))
                .toList();
        List<String> lines = main.stream()
                .limit(MOST_LINES)
                .map(entry -> Moments.at(entry.at()) + ": " + bounded(PlainText.line(entry.text())))
                .collect(Collectors.toCollection(ArrayList::new));
        if (main.size() > MOST_LINES) {
            lines.add("and %d lines more, which stand in the timeline".formatted(main.size() - MOST_LINES));
        }
        return lines;
    }

    private String promises() {
        var promises = incident.progress().promises();
        int all = promises.kept() + promises.broken();
        return all == 0
                ? "No next update was promised."
                : "%d of %d promised updates came in time.".formatted(promises.kept(), all);
    }

    private String cause() {
        Cause cause = incident.headline().cause();
        return switch (cause.state()) {
            case UNKNOWN -> said(cause.text(), "We do not know yet.");
            case SUSPECTED -> "We suspect: " + said(cause.text(), "it was not written down what.");
            case KNOWN -> said(cause.text(), "It is known, and was not written down.");
        };
    }

    private String data() {
        DataImpact data = incident.headline().dataImpact();
        return switch (data.state()) {
            case UNKNOWN -> said(data.text(), "We do not know yet whether data was harmed.");
            case NONE -> said(data.text(), "No data was lost or seen by others.");
            case CONFIRMED -> said(data.text(), "Data was harmed; it was not written down how.");
        };
    }

    private List<String> tasks() {
        return incident.response().tasks().stream().map(DraftText::task).toList();
    }

    private static String task(Task task) {
        return (task.done() ? "Done: " : "Open: ")
                + bounded(PlainText.line(task.text()))
                + (task.assignee() == null ? "" : " (" + PlainText.line(task.assignee()) + ")");
    }

    private static String said(String text, String otherwise) {
        return text == null || text.isBlank() ? otherwise : text;
    }

    private static String list(List<String> lines, String otherwise) {
        return lines.isEmpty()
                ? otherwise
                : lines.stream().map(line -> "- " + line).collect(Collectors.joining("\n"));
    }

    private static String bounded(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_LINE
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_LINE)) + "…";
    }
}
