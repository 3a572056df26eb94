package io.sitrep.notifier.channel.webhook;

import io.sitrep.notifier.intake.Publication;
import io.sitrep.notifier.render.Wording;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An incident with the one update a message is about, in every field that Statuspage's webhooks have; null where there is
 * nothing to say.
 */
final class StatuspageIncident {
    private static final List<String> OF_MAINTENANCES = List.of(
            "scheduled_for",
            "scheduled_until",
            "scheduled_remind_prior",
            "scheduled_reminded_at",
            "scheduled_auto_completed",
            "scheduled_auto_in_progress");

    private StatuspageIncident() {}

    static Map<String, Object> of(Publication said, Wording wording, String pageId) {
        Publication.Incident head = said.incident();
        Map<String, Object> incident = new LinkedHashMap<>();
        incident.put("id", head.publicId());
        incident.put("page_id", pageId);
        incident.put("organization_id", pageId);
        incident.put("name", wording.title());
        incident.put("status", status(head.status()));
        incident.put("impact", head.impact());
        incident.put("impact_override", null);
        incident.put("backfilled", false);
        times(incident, said);
        incident.put("shortlink", head.url());
        incident.put("reminder_intervals", null);
        postmortem(incident, said, wording);
        OF_MAINTENANCES.forEach(field -> incident.putIfAbsent(field, null));
        incident.put(
                "components",
                head.components().stream().map(StatuspageIncident::component).toList());
        incident.put("incident_updates", List.of(update(said, wording)));
        return incident;
    }

    /** Statuspage knows no maintenance that was called off: to its clients it is over, and what was said tells why. */
    private static String status(String ours) {
        return "cancelled".equals(ours) ? "completed" : ours;
    }

    private static void times(Map<String, Object> incident, Publication said) {
        Publication.Incident head = said.incident();
        incident.put("created_at", head.createdAt());
        incident.put("updated_at", head.updatedAt());
        incident.put("started_at", head.startedAt());
        if (head.scheduledFor() != null) {
            incident.put("scheduled_for", head.scheduledFor());
            incident.put("scheduled_until", head.scheduledUntil());
        }
        incident.put(
                "monitoring_at",
                "monitoring".equals(head.status()) ? said.change().publishedAt() : null);
        incident.put("resolved_at", head.resolvedAt());
    }

    private static void postmortem(Map<String, Object> incident, Publication said, Wording wording) {
        boolean published = "postmortem".equals(said.incident().status());
        Publication.Change change = said.change();
        Instant at = published ? change.publishedAt() : null;
        String body = change.postmortem() == null
                ? wording.message()
                : change.postmortem().body();
        incident.put("postmortem_body", published ? body : null);
        incident.put("postmortem_body_last_updated_at", at);
        incident.put("postmortem_ignored", false);
        incident.put("postmortem_notified_subscribers", published);
        incident.put("postmortem_notified_twitter", false);
        incident.put("postmortem_published_at", at);
    }

    private static Map<String, Object> component(Publication.Component component) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", component.id());
        fields.put("name", component.name());
        fields.put("status", component.status());
        return fields;
    }

    private static Map<String, Object> update(Publication said, Wording wording) {
        Publication.Change change = said.change();
        Instant at = change.publishedAt() != null ? change.publishedAt() : change.createdAt();
        Map<String, Object> update = new LinkedHashMap<>();
        update.put("id", change.id());
        update.put("incident_id", said.incident().publicId());
        update.put("status", status(change.status()));
        update.put("body", wording.message());
        update.put("created_at", change.createdAt());
        update.put("updated_at", change.editedAt() != null ? change.editedAt() : at);
        update.put("display_at", at);
        update.put("affected_components", affected(change));
        update.put("deliver_notifications", true);
        update.put("custom_tweet", null);
        update.put("tweet_id", null);
        update.put("wants_twitter_update", false);
        update.put("twitter_updated_at", null);
        return update;
    }

    private static List<Map<String, Object>> affected(Publication.Change change) {
        if (change.components().isEmpty()) {
            return null;
        }
        return change.components().stream().map(StatuspageIncident::affected).toList();
    }

    private static Map<String, Object> affected(Publication.Component component) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("code", component.id());
        fields.put("name", component.name());
        fields.put("old_status", component.oldStatus());
        fields.put("new_status", component.status());
        return fields;
    }
}
