package io.sitrep.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A command as Slack sends it, signed as Slack signs it, by code that shares nothing with the suite's own. */
final class SlackRequest {
    private final HttpClient client = HttpClient.newHttpClient();
    private final RunningSuite suite;

    SlackRequest(RunningSuite suite) {
        this.suite = suite;
    }

    /** What somebody types after {@code /incident}; Slack is content with 200. */
    void incident(String text) {
        assertThat(send(text, Instant.now(), RunningSuite.SIGNING_SECRET)).isEqualTo(200);
    }

    /** The status that Slack would get. */
    int send(String text, Instant signedAt, String secret) {
        String body = "token=gone&team_id=T0SITREP00&team_domain=sitrep-local&channel_id=C0INCIDENTS"
                + "&channel_name=incidents&user_id=U0ADA&user_name=ada&command=%2Fincident&text="
                + URLEncoder.encode(text, UTF_8)
                + "&api_app_id=A0SITREP000&is_enterprise_install=false"
                + "&response_url=" + URLEncoder.encode("http://127.0.0.1:9/commands/none", UTF_8)
                + "&trigger_id=" + UUID.randomUUID();
        String timestamp = Long.toString(signedAt.getEpochSecond());
        HttpRequest request = HttpRequest.newBuilder(URI.create(suite.bot("/slack/commands")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Slack-Request-Timestamp", timestamp)
                .header("X-Slack-Signature", "v0=" + hmac(secret, "v0:" + timestamp + ":" + body))
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hmac(String secret, String signed) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(signed.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
