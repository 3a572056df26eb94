package io.sitrep.notifier.channel.email.bounce;

import io.sitrep.notifier.channel.Bounce;
import io.sitrep.notifier.channel.email.NobodyThere;
import io.sitrep.notifier.channel.email.StatusCode;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The fields of a delivery status notification that matter here (RFC 3464, 2.3): our mails have one recipient each, so the first
 * of each is the one.
 *
 * @param action failed, delayed, delivered, relayed or expanded
 * @param words of the other server; empty where none are given
 */
record StatusFields(String action, Optional<StatusCode> status, String words) {
    private static final Pattern ACTION = Pattern.compile("(?im)^Action:\\s*([a-z]+)");
    private static final Pattern STATUS = Pattern.compile("(?im)^Status:\\s*([^\\r\\n]+)");
    private static final Pattern DIAGNOSTIC =
            Pattern.compile("(?im)^Diagnostic-Code:\\s*((?:[^\\r\\n]+|\\r?\\n[ \\t])+)");

    static StatusFields read(String text) {
        String action = first(ACTION, text).orElse("").toLowerCase(Locale.ROOT);
        Optional<StatusCode> status = first(STATUS, text).flatMap(StatusCode::in);
        String words = first(DIAGNOSTIC, text).orElse("");
        Optional<StatusCode> diagnostic = StatusCode.in(words);
        // Some put 5.0.0 there whatever happened; what the other server said is more.
        boolean vague = status.map(code -> code.subject() == 0).orElse(true);
        return new StatusFields(action, vague && diagnostic.isPresent() ? diagnostic : status, words);
    }

    Optional<Bounce> bounce(UUID delivery) {
        if ("failed".equals(action)) {
            boolean forGood = status.map(code -> DeliveryReport.isAboutTheAddress(code, words))
                    .orElseGet(() -> NobodyThere.isSaidIn(words));
            return Optional.of(DeliveryReport.bounce(delivery, status, forGood));
        }
        return "delayed".equals(action)
                ? Optional.of(DeliveryReport.bounce(delivery, status, false))
                : Optional.empty();
    }

    private static Optional<String> first(Pattern field, String text) {
        Matcher found = field.matcher(text);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }
}
