package io.sitrep.notifier.channel.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sitrep.notifier.Settings;
import io.sitrep.notifier.intake.Impact;
import io.sitrep.notifier.render.Message;
import io.sitrep.notifier.render.StoredPublication;
import io.vertx.core.buffer.Buffer;
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

    private final ObjectMapper json;
    private final Settings settings;

    WebhookBody(ObjectMapper json, Settings settings) {
        this.json = json;
        this.settings = settings;
    }

    Buffer render(Message message) {
        StoredPublication publication = message.publication();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("meta", meta(message));
        body.put("page", page(publication));
        body.put("incident", StatuspageIncident.of(message, pageId()));
        body.put("sitrep", sitrep(message));
        try {
            return Buffer.buffer(json.writeValueAsBytes(body));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, Object> meta(Message message) {
        Map<String, Object> meta = new LinkedHashMap<>();
        meta.put("unsubscribe", message.manage());
        meta.put("documentation", DOCUMENTATION);
        meta.put("generated_at", message.publication().receivedAt());
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
        sitrep.put("sequence", publication.said().sequence());
        sitrep.put("regions", publication.said().regionCodes().stream().sorted().toList());
        sitrep.put("locale", message.reader().locale().toLanguageTag());
        return sitrep;
    }
}
