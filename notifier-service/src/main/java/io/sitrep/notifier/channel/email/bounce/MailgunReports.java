package io.sitrep.notifier.channel.email.bounce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.sitrep.notifier.Settings;
import io.sitrep.notifier.channel.Bounce;
import io.sitrep.notifier.channel.BounceReports;
import io.sitrep.notifier.channel.email.NobodyThere;
import io.sitrep.notifier.channel.email.StatusCode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Mailgun's webhook for failed mails: HMAC-SHA256 of timestamp and token with the signing key. That says nothing of the body, so a
 * token is believed for one body alone: whoever got hold of a report can send that one again, which changes nothing, and no other. Not
 * guaranteed: by another replica, and of more reports than are remembered. Which delivery it was is known by the Message-ID, as Mailgun
 * puts its own return path on a mail.
 * Source: https://documentation.mailgun.com/docs/mailgun/user-manual/webhooks/securing-webhooks (read 2026-11-22).
 */
@Singleton
public class MailgunReports implements BounceReports {
    private static final String ALGORITHM = "HmacSHA256";

    /** It repeats a report for hours; what was noted once is not noted again, so an old one does no harm. */
    private static final Duration OLDEST = Duration.ofHours(12);

    private static final Duration AHEAD = Duration.ofMinutes(5);
    private static final Pattern MESSAGE_ID = Pattern.compile("<?(?:question\\.)?([0-9a-fA-F-]{36})@.+");
    /** Of reasons for a permanent failure those that tell of the address, and not of us. */
    private static final Set<String> OF_THE_ADDRESS = Set.of("bounce", "suppress-bounce");

    static final int REMEMBERED = 50_000;

    /** By token, the digest of the body it came with; as long as its timestamp is believed, or until too many came after it. */
    private final Cache<String, String> believed;

    private final Optional<SecretKeySpec> key;
    private final ObjectMapper json;
    private final Clock clock;

    MailgunReports(Settings settings, ObjectMapper json, Clock clock) {
        this.key = settings.mail()
                .mailgunSigningKey()
                .map(secret -> new SecretKeySpec(secret.strip().getBytes(StandardCharsets.UTF_8), ALGORITHM));
        this.json = json;
        this.clock = clock;
        this.believed = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterWrite(OLDEST.plus(AHEAD))
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    @Override
    public String provider() {
        return "mailgun";
    }

    @Override
    public boolean isOn() {
        return key.isPresent();
    }

    @Override
    public Optional<Bounce> read(byte[] body) {
        JsonNode report = parse(body);
        check(report.path("signature"), body);
        JsonNode event = report.path("event-data");
        Matcher id = MESSAGE_ID.matcher(
                event.path("message").path("headers").path("message-id").asText());
        if (!"failed".equals(event.path("event").asText()) || !id.matches()) {
            return Optional.empty();
        }
        return uuid(id.group(1)).map(delivery -> bounce(delivery, event));
    }

    private static Bounce bounce(UUID delivery, JsonNode event) {
        JsonNode status = event.path("delivery-status");
        Optional<StatusCode> code = StatusCode.in(status.path("enhanced-code").asText())
                .or(() -> StatusCode.in(status.path("message").asText()));
        boolean permanent = "permanent".equals(event.path("severity").asText())
                && OF_THE_ADDRESS.contains(event.path("reason").asText());
        String words = status.path("message").asText() + "\n"
                + status.path("description").asText();
        boolean forGood = permanent
                && code.map(said -> DeliveryReport.isAboutTheAddress(said, words))
                        .orElseGet(() -> isOnItsList(event) || NobodyThere.isSaidIn(words));
        return DeliveryReport.bounce(delivery, code, forGood);
    }

    /** It keeps those who bounced, and sends them nothing more. */
    private static boolean isOnItsList(JsonNode event) {
        return "suppress-bounce".equals(event.path("reason").asText());
    }

    private JsonNode parse(byte[] body) {
        try {
            return json.readTree(body);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("is not JSON", unreadable);
        }
    }

    private void check(JsonNode signature, byte[] body) {
        String timestamp = signature.path("timestamp").asText();
        byte[] made = hmac(timestamp + signature.path("token").asText());
        if (!MessageDigest.isEqual(made, hex(signature.path("signature").asText()))) {
            throw new Forged("The signature is missing or wrong");
        }
        if (!isOfToday(timestamp)) {
            throw new Forged("The report is too old, or from the future");
        }
        String digest = HexFormat.of().formatHex(sha256(body));
        String first = believed.asMap().putIfAbsent(signature.path("token").asText(), digest);
        if (first != null && !first.equals(digest)) {
            throw new Forged("The signature was used for another report");
        }
    }

    private static byte[] sha256(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private boolean isOfToday(String timestamp) {
        try {
            long age = clock.instant().getEpochSecond() - Long.parseLong(timestamp);
            return age <= OLDEST.toSeconds() && age >= -AHEAD.toSeconds();
        } catch (NumberFormatException notATime) {
            return false;
        }
    }

    private byte[] hmac(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key.orElseThrow());
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] hex(String text) {
        try {
            return HexFormat.of().parseHex(text);
        } catch (IllegalArgumentException notHex) {
            return new byte[0];
        }
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }
}
