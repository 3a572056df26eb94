package io.sitrep.incident.view;

import io.sitrep.incident.domain.Task;
import java.time.Instant;
import java.util.UUID;

/** Something to be done in the response. */
public record TaskView(UUID id, String text, String assignee, boolean done, Instant createdAt, Instant doneAt) {
    public static TaskView of(Task task) {
        return new TaskView(task.id(), task.text(), task.assignee(), task.done(), task.createdAt(), task.doneAt());
    }
}
