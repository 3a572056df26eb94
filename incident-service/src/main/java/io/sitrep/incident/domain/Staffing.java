package io.sitrep.incident.domain;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Says who does what, what is to be done, where things are and what was seen. All of it stays inside. */
public record Staffing(Incident incident) {

    /**
     * Gives a role to somebody, or takes it away when there is nobody. Empty when it is so already.
     *
     * @param person or null
     */
    public Optional<Decision> assign(String role, Person person, Stamp stamp) {
        if (Objects.equals(incident.response().roles().get(role), person)) {
            return Optional.empty();
        }
        return Optional.of(decided(
                incident.response().assigning(role, person),
                new Change.RoleChanged(role, person),
                Chronicle.role(role, person, stamp),
                stamp));
    }

    public Decision add(String text, String assignee, Stamp stamp) {
        Task task = new Task(stamp.id(), text, assignee, stamp.at(), null);
        return changed(task, "Task added: " + text, stamp);
    }

    /**
     * Changes a task; null leaves a thing as it is. Empty when nothing changes.
     *
     * @throws Refusal.NoSuchTask when the incident has none of that id
     */
    public Optional<Decision> change(UUID id, String text, String assignee, Boolean done, Stamp stamp) {
        Task now = incident.response().tasks().stream()
                .filter(task -> task.id().equals(id))
                .findFirst()
                .orElseThrow(Refusal.NoSuchTask::new);
        Instant doneAt = done == null ? now.doneAt() : !done ? null : now.done() ? now.doneAt() : stamp.at();
        Task next = new Task(
                id,
                text == null ? now.text() : text,
                assignee == null ? now.assignee() : assignee,
                now.createdAt(),
                doneAt);
        if (next.equals(now)) {
            return Optional.empty();
        }
        String verb = next.done() == now.done() ? "changed" : next.done() ? "done" : "opened again";
        return Optional.of(changed(next, "Task " + verb + ": " + next.text(), stamp));
    }

    /** @param link or null to take it away. Empty when it is so already */
    public Optional<Decision> link(String rel, Link link, Stamp stamp) {
        if (Objects.equals(incident.response().links().get(rel), link)) {
            return Optional.empty();
        }
        return Optional.of(decided(
                incident.response().linking(rel, link),
                new Change.Linked(rel, link),
                Chronicle.link(rel, link, stamp),
                stamp));
    }

    /** @param entry what was seen, by whom, when: it may be long ago */
    public Decision note(TimelineEntry entry, Stamp stamp) {
        return decided(incident.response(), new Change.Noted(entry), entry, stamp);
    }

    /**
     * What a note reads from now on. What it read before stays in the line that says so. Empty when it reads so already.
     *
     * @throws Refusal.NoteTakenAway when it is no more
     */
    public Optional<Decision> correct(Note note, String text, Stamp stamp) {
        if (note.isTakenAway()) {
            throw new Refusal.NoteTakenAway();
        }
        return note.text().equals(text)
                ? Optional.empty()
                : Optional.of(note(Chronicle.corrected(note, text, stamp), stamp));
    }

    /** The note is no more, but for the line that says what it was. Empty when it is so already. */
    public Optional<Decision> takeAway(Note note, Stamp stamp) {
        return note.isTakenAway() ? Optional.empty() : Optional.of(note(Chronicle.takenAway(note, stamp), stamp));
    }

    private Decision changed(Task task, String text, Stamp stamp) {
        var entry = TimelineEntry.of(
                Fact.TASK_CHANGED, stamp, text, Map.of("task", task.id().toString()));
        return decided(incident.response().having(task), new Change.TaskChanged(task), entry, stamp);
    }

    private Decision decided(Response response, Change change, TimelineEntry entry, Stamp stamp) {
        Incident after = incident.with(response)
                .with(incident.progress().touched(stamp.at()))
                .revised(false);
        return new Decision(incident, after, entry.fact(), change, null, null, entry);
    }
}
