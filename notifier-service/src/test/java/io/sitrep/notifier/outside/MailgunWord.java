package io.sitrep.notifier.outside;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What Mailgun posts about a mail it could not deliver, signed as it signs. */
public final class MailgunWord {
    private final JsonObject status = new JsonObject();
    private final JsonObject event;
    private String timestamp = Long.toString(Instant.now().getEpochSecond());

    private MailgunWord(JsonObject event) {
        this.event = event.put("delivery-status", status);
    }

    /** @param messageId without angle brackets, as it has it */
    public static MailgunWord failed(String messageId, String severity, String reason) {
        return new MailgunWord(new JsonObject()
                .put("event", "failed")
                .put("severity", severity)
                .put("reason", reason)
                .put("message", new JsonObject().put("headers", new JsonObject().put("message-id", messageId))));
    }

    public MailgunWord at(String second) {
        timestamp = second;
        return this;
    }

    /** As the server of the reader did; the code beside its text may be null. */
    public MailgunWord answered(int code, String enhanced, String text) {
        status.put("code", code).put("enhanced-code", enhanced).put("message", text);
        return this;
    }

    public JsonObject json() {
        String token = UUID.randomUUID().toString();
        JsonObject signature = new JsonObject()
                .put("timestamp", timestamp)
                .put("token", token)
                .put("signature", sign(timestamp + token));
        return new JsonObject().put("signature", signature).put("event-data", event);
    }

    private static String sign(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Surroundings.MAILGUN_KEY.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
