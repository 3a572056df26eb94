package io.sitrep.incident.page.v2;

import io.sitrep.incident.page.ChangedComponent;
import io.sitrep.incident.page.PublicUpdate;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * An update of an incident.
 *
 * @param body Markdown, mostly plain text; HTML where it was imported as HTML; of a retracted one that it was
 * @param affectedComponents null when it says nothing of components
 * @param customTweet always null, as {@code tweetId}: posts to other networks are no part of an update here
 */
record UpdateJson(
        String id,
        String status,
        String body,
        String incidentId,
        Instant createdAt,
        Instant updatedAt,
        Instant displayAt,
        List<AffectedJson> affectedComponents,
        boolean deliverNotifications,
        String customTweet,
        String tweetId) {

    /** What it says of a component, called as it was then. */
    record AffectedJson(String code, String name, String oldStatus, String newStatus) {
        /** Each component once, however many regions are spoken of, in the worst status it is said to have. */
        static List<AffectedJson> all(List<ChangedComponent> changes) {
            Map<String, ChangedComponent> worst = new LinkedHashMap<>();
            changes.forEach(change ->
                    worst.merge(change.code(), change, (a, b) -> b.status().compareTo(a.status()) > 0 ? b : a));
            return worst.values().stream().map(AffectedJson::of).toList();
        }

        static AffectedJson of(ChangedComponent change) {
            return new AffectedJson(
                    change.code(),
                    change.name(),
                    change.oldStatus() == null ? null : change.oldStatus().wire(),
                    change.status().wire());
        }
    }

    /** @param tombstone the words for what was retracted */
    static UpdateJson of(PublicUpdate update, String incidentId, String tombstone) {
        boolean silent = update.retracted() || update.components().isEmpty();
        return new UpdateJson(
                update.publicId(),
                Statuspage.status(update.status()),
                update.retracted() ? tombstone : Objects.requireNonNullElse(update.sourceHtml(), update.message()),
                incidentId,
                update.createdAt(),
                Objects.requireNonNullElse(update.editedAt(), update.createdAt()),
                update.at(),
                silent ? null : AffectedJson.all(update.components()),
                update.notified(),
                null,
                null);
    }
}
