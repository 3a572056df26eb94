package io.sitrep.bot.slack.http;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Locale;

/**
 * A request that says it is Slack's.
 *
 * @param body the bytes as they came; what was signed
 * @param timestamp null when the header is not there exactly once
 * @param signature null when the header is not there exactly once
 */
@SuppressWarnings("ArrayRecordComponent") // these bytes are read once and never compared
record SignedRequest(byte[] body, String timestamp, String signature, boolean isJson) {
    static SignedRequest of(HttpHeaders headers, byte[] body) {
        List<String> type = headers.getRequestHeader(HttpHeaders.CONTENT_TYPE);
        boolean json = type != null
                && type.stream()
                        .anyMatch(value -> value.toLowerCase(Locale.ROOT).startsWith("application/json"));
        return new SignedRequest(
                body == null ? new byte[0] : body,
                only(headers, SlackSignature.TIMESTAMP_HEADER),
                only(headers, SlackSignature.SIGNATURE_HEADER),
                json);
    }

    private static String only(HttpHeaders headers, String name) {
        List<String> values = headers.getRequestHeader(name);
        return values != null && values.size() == 1 ? values.get(0) : null;
    }
}
