package io.sitrep.notifier.progress;

import io.sitrep.notifier.delivery.Counts;
import io.vertx.mutiny.sqlclient.Row;
import java.util.Optional;
import java.util.UUID;

/**
 * A publication whose deliveries are to be looked at.
 *
 * @param said how many events there were of it
 * @param counted the counts of the newest, as they were written; null before the first
 * @param completed whether one of them was the completion
 * @param outstanding whether a first attempt is still to be made, at a first address or another, or on its way
 * @param stranded whether something waits for another address of its subscriber
 * @param recent whether the newest event is too young for another that only tells how far it is
 */
record Due(
        UUID publication,
        UUID update,
        Said.Incident incident,
        String kind,
        long said,
        String counted,
        boolean completed,
        boolean outstanding,
        boolean stranded,
        boolean recent) {
    /** What can be said of deliveries. */
    enum Type {
        /** Everybody who is to be told is known. */
        PLANNED,
        /** How far it is. */
        PROGRESS,
        /** Each delivery was tried, or needs no try any more. What failed may still be tried again. */
        COMPLETED;

        /** As CloudEvents has it. */
        String word() {
            return "io.sitrep.delivery." + name().toLowerCase(java.util.Locale.ROOT) + ".v1";
        }
    }

    static Due of(Row row) {
        return new Due(
                row.getUUID("publication_id"),
                row.getUUID("update_id"),
                new Said.Incident(row.getUUID("incident_id"), row.getString("public_id"), row.getString("ref")),
                row.getString("kind"),
                row.getLong("said"),
                row.getString("counted"),
                row.getBoolean("completed"),
                row.getBoolean("outstanding"),
                row.getBoolean("stranded"),
                row.getBoolean("recent"));
    }

    /** Whether there is something to say, as far as that is known without counting. */
    Optional<Type> type() {
        if (said == 0) {
            return Optional.of(Type.PLANNED);
        }
        if (!completed && !outstanding) {
            return Optional.of(Type.COMPLETED);
        }
        return recent ? Optional.empty() : Optional.of(Type.PROGRESS);
    }

    Said say(Counts.OfPublication told) {
        return new Said(
                said + 1,
                incident,
                publication,
                update,
                kind,
                told.withdrawn(),
                Said.counts(told.count()),
                told.count().unreachable(),
                told.count().firstAt(),
                told.count().lastAt());
    }
}
