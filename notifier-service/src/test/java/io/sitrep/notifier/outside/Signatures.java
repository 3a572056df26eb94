package io.sitrep.notifier.outside;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.net.http.HttpHeaders;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A receiver's look at a signature, with the library of the Standard Webhooks project. */
public final class Signatures {
    private static final String SIGNATURE = "webhook-signature";

    private Signatures() {}

    /** @throws WebhookVerificationException when no signature is of this secret, or the message is too old or too new */
    public static void verify(String secret, WebhookReceiver.Received received) throws WebhookVerificationException {
        verify(secret, received.body(), received.headers());
    }

    public static void assertThatFirstIsOf(String secret, WebhookReceiver.Received received)
            throws WebhookVerificationException {
        Map<String, String> headers = new HashMap<>(received.headers());
        headers.computeIfPresent(SIGNATURE, (name, all) -> all.split(" ")[0]);
        verify(secret, received.body(), headers);
        assertThat(headers).containsKey(SIGNATURE);
    }

    private static void verify(String secret, String body, Map<String, String> headers)
            throws WebhookVerificationException {
        Map<String, List<String>> all = headers.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, header -> List.of(header.getValue())));
        new Webhook(secret).verify(body, HttpHeaders.of(all, (name, value) -> true));
    }
}
