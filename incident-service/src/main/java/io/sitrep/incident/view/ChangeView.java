package io.sitrep.incident.view;

import io.sitrep.incident.domain.Change;
import io.sitrep.incident.domain.ComponentChange;
import io.sitrep.incident.domain.Decision;
import io.sitrep.incident.domain.Link;
import java.util.List;
import java.util.UUID;

/** What exactly was changed, as the facts on {@code sitrep.incidents} carry it; each says who did it. */
public sealed interface ChangeView {

    /** The head was edited; {@code components} are those that changed with it. */
    record Edited(List<String> fields, List<ComponentChangeView> components, String author) implements ChangeView {}

    /** Components changed without a word. */
    record ComponentsChanged(List<ComponentChangeView> components, String author) implements ChangeView {}

    /** Somebody took it up. */
    record Acknowledged(String author) implements ChangeView {}

    /** Somebody took a role, or left it: then {@code person} is null. */
    record RoleChanged(String role, String person, String id, String author) implements ChangeView {}

    /** A task was added or changed. */
    record TaskChanged(TaskView task, String author) implements ChangeView {}

    /** A link was set, or taken away: then {@code url} is null. */
    record Linked(String rel, String url, String title, String author) implements ChangeView {}

    /** Something was written down. */
    record Noted(TimelineView entry, String author) implements ChangeView {}

    /** Two incidents became one: {@code into} is true for the one that ended. */
    record Merged(boolean into, UUID id, String ref, String title, String author) implements ChangeView {}

    /** An update as {@link UpdateView}, everything else as one of these. */
    static Object of(Decision decision) {
        String author = decision.entry().actor().name();
        Change change = decision.change();
        if (change instanceof Change.Said said) {
            return UpdateView.of(said.update());
        } else if (change instanceof Change.Edited edited) {
            return new Edited(edited.fields(), views(edited.components()), author);
        } else if (change instanceof Change.ComponentsChanged changed) {
            return new ComponentsChanged(views(changed.components()), author);
        } else if (change instanceof Change.Acknowledged) {
            return new Acknowledged(author);
        } else if (change instanceof Change.TaskChanged changed) {
            return new TaskChanged(TaskView.of(changed.task()), author);
        } else if (change instanceof Change.Noted noted) {
            return new Noted(TimelineView.of(noted.entry()), author);
        }
        return ofPeople(change, author);
    }

    private static List<ComponentChangeView> views(List<ComponentChange> changes) {
        return changes.stream().map(ComponentChangeView::of).toList();
    }

    private static ChangeView ofPeople(Change change, String author) {
        if (change instanceof Change.RoleChanged changed) {
            return changed.person() == null
                    ? new RoleChanged(changed.role(), null, null, author)
                    : new RoleChanged(
                            changed.role(),
                            changed.person().name(),
                            changed.person().id(),
                            author);
        } else if (change instanceof Change.Linked linked) {
            Link link = linked.link();
            return link == null
                    ? new Linked(linked.rel(), null, null, author)
                    : new Linked(linked.rel(), link.url().toString(), link.title(), author);
        } else if (change instanceof Change.Merged merged) {
            return new Merged(merged.into(), merged.other().id(), merged.other().ref(), merged.title(), author);
        }
        throw new IllegalStateException("No view of " + change);
    }
}
