package io.sitrep.notifier.channel.webhook;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sitrep.notifier.Settings;
import io.sitrep.notifier.intake.Impact;
import io.sitrep.notifier.render.Message;
import io.sitrep.notifier.render.StoredPublication;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The body of a webhook: Atlassian Statuspage's shape, so that receivers written for it work unchanged, and a {@code sitrep}
 * object beside it. {@code incident_updates} holds the one change this message is about. Source:
 * https://support.atlassian.com/statuspage/docs/enable-webhook-notifications/ (shape as of 2025-11).
 */
@Singleton
class WebhookBody {
    private static final String DOCUMENTATION =
            "https://support.atlassian.com/statuspage/docs/enable-webhook-notifications/";

    private static final JsonTemplate.Slot MANAGE =
            new JsonTemplate.Slot(message -> message.manage().toString());

    private final ObjectMapper json;
    private final Settings settings;

    WebhookBody(ObjectMapper json, Settings settings) {
        this.json = json;
        this.settings = settings;
    }

    /** The same bytes for the same message, always. */
    byte[] render(Message message) {
        return message.sharedInAnyZone()
                .once(JsonTemplate.class, () -> template(message))
                .fill(message);
    }

    /** Once for all who read in one language: what is a reader's own is a slot. */
    private JsonTemplate template(Message message) {
        StoredPublication publication = message.publication();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("meta", meta(publication));
        body.put("page", page(publication));
        body.put("incident", StatuspageIncident.of(publication.said(), message.wording(), pageId()));
        body.put("sitrep", sitrep(message));
        return JsonTemplate.of(json, body);
    }

    private static Map<String, Object> meta(StoredPublication publication) {
        Map<String, Object> meta = new LinkedHashMap<>();
        meta.put("unsubscribe", MANAGE);
        meta.put("documentation", DOCUMENTATION);
        meta.put("generated_at", publication.receivedAt());
        return meta;
    }

    private Map<String, Object> page(StoredPublication publication) {
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("id", pageId());
        page.put("status_indicator", publication.page().word());
        page.put("status_description", description(publication.page()));
        return page;
    }

    /** The page has no id of its own in events: its address names it. */
    private String pageId() {
        return settings.publicUrl().getAuthority();
    }

    private static String description(Impact page) {
        return switch (page) {
            case NONE -> "All Systems Operational";
            case MAINTENANCE -> "Service Under Maintenance";
            case MINOR -> "Minor Service Outage";
            case MAJOR -> "Partial System Outage";
            case CRITICAL -> "Major Service Outage";
        };
    }

    private static Map<String, Object> sitrep(Message message) {
        StoredPublication publication = message.publication();
        Map<String, Object> sitrep = new LinkedHashMap<>();
        sitrep.put("event_id", publication.id());
        sitrep.put("incident_id", publication.said().incident().id());
        sitrep.put("kind", publication.kind().word());
        sitrep.put("sequence", publication.said().sequence());
        sitrep.put("regions", publication.said().regionCodes().stream().sorted().toList());
        sitrep.put("locale", message.reader().locale().toLanguageTag());
        // Of the text: what is not translated is in the page's own.
        sitrep.put("language", message.language());
        return sitrep;
    }
}
