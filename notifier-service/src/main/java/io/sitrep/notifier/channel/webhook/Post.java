package io.sitrep.notifier.channel.webhook;

import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import java.util.List;

/**
 * What is to be posted where.
 *
 * @param id the same over every attempt
 * @param secrets what it is signed with, the newest first; one signature for each
 * @param wantsBody whether the answer's body counts, too
 */
record Post(String address, String id, List<WebhookSecret> secrets, byte[] body, boolean wantsBody) {
    private static final CharSequence ID = HttpHeaders.createOptimized("webhook-id");
    private static final CharSequence TIMESTAMP = HttpHeaders.createOptimized("webhook-timestamp");
    private static final CharSequence SIGNATURE = HttpHeaders.createOptimized("webhook-signature");
    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");
    private static final CharSequence AGENT = HttpHeaders.createOptimized("Sitrep-Notifier");

    /** The headers that Standard Webhooks wants, signed for this second. */
    void head(HttpClientRequest request, Signer signer, long second) {
        String timestamp = Long.toString(second);
        request.putHeader(HttpHeaders.CONTENT_TYPE, JSON)
                .putHeader(HttpHeaders.USER_AGENT, AGENT)
                .putHeader(ID, id)
                .putHeader(TIMESTAMP, timestamp)
                .putHeader(SIGNATURE, signer.sign(secrets, id, timestamp, body));
    }

    /** Without what it says. */
    @Override
    public String toString() {
        return "Post[" + id + "]";
    }
}
