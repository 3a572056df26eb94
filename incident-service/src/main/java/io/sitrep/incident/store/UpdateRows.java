package io.sitrep.incident.store;

import io.sitrep.incident.domain.Actor;
import io.sitrep.incident.domain.Origin;
import io.sitrep.incident.domain.Status;
import io.sitrep.incident.domain.Update;
import io.sitrep.incident.domain.UpdateState;
import io.sitrep.incident.domain.Visibility;
import io.sitrep.incident.domain.Wire;
import java.util.List;
import java.util.UUID;

/** Between rows of updates and the domain's words, both ways. */
final class UpdateRows {
    private UpdateRows() {}

    static UpdateRow row(UUID incident, Update update) {
        UpdateRow row = new UpdateRow();
        row.id = update.id();
        row.incidentId = incident;
        copy(update, row);
        return row;
    }

    static void copy(Update update, UpdateRow row) {
        row.publicId = update.publicId();
        row.position = update.position();
        row.status = update.status().wire();
        row.message = update.message();
        row.visibility = update.visibility().wire();
        row.notify = update.notifies();
        row.components = JsonText.write(update.components());
        row.regions = update.regions().toArray(String[]::new);
        row.translations = JsonText.write(update.messages());
        row.authorId = update.author().id();
        row.author = update.author().name();
        row.origin = update.author().origin().wire();
        row.createdAt = update.createdAt();
        row.editedAt = update.editedAt();
        copy(update.release(), row);
    }

    static Update update(UpdateRow row) {
        return new Update(
                row.id,
                row.publicId,
                row.position,
                Wire.parse(Status.class, row.status),
                row.message,
                JsonText.texts(row.translations),
                Wire.parse(Visibility.class, row.visibility),
                new Update.Release(
                        Wire.parse(UpdateState.class, row.state),
                        JsonText.pending(row.pending),
                        row.publishAt,
                        row.publishedAt,
                        row.approvedBy),
                row.notify,
                JsonText.changes(row.components),
                List.of(row.regions),
                new Actor(row.authorId, row.author, Wire.parse(Origin.class, row.origin)),
                row.createdAt,
                row.editedAt);
    }

    private static void copy(Update.Release release, UpdateRow row) {
        row.state = release.state().wire();
        row.pending = release.pending() == null ? null : JsonText.write(release.pending());
        row.publishAt = release.publishAt();
        row.publishedAt = release.publishedAt();
        row.approvedBy = release.approvedBy();
    }
}
