package io.sitrep.notifier.channel.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;

/** Signs as the Standard Webhooks specification has it. For one thread: it keeps the machinery between signatures. */
final class Signer {
    private final Mac mac;

    Signer() {
        try {
            mac = Mac.getInstance(WebhookSecret.HMAC);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @return the value of {@code webhook-signature}: one for each secret, in their order */
    String sign(List<WebhookSecret> secrets, String id, String timestamp, byte[] body) {
        byte[] before = (id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8);
        if (secrets.size() == 1) {
            return sign(secrets.get(0), before, body);
        }
        return secrets.stream().map(secret -> sign(secret, before, body)).collect(Collectors.joining(" "));
    }

    private String sign(WebhookSecret secret, byte[] before, byte[] body) {
        try {
            mac.init(secret.key());
            mac.update(before);
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
