package io.sitrep.notifier.channel.email;

import io.sitrep.notifier.channel.Outcome;
import io.vertx.ext.mail.SMTPException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What a failed conversation with the mail server means. 5xx is for good (RFC 5321, 4.2.1), 4xx and a lost connection are not.
 * 530, 534, 535 and 538 are about our own login (RFC 4954): no reader is to be given up for that. Only codes are
 * kept: servers like to repeat the address in their text.
 */
final class SmtpAnswer {
    private static final Set<Integer> OUR_LOGIN = Set.of(530, 534, 535, 538);

    private SmtpAnswer() {}

    static Outcome outcome(Throwable failure) {
        return smtp(failure)
                .map(SmtpAnswer::answered)
                .orElseGet(() -> Outcome.Retry.unanswered("no mail server answered"));
    }

    private static Outcome answered(SMTPException answer) {
        String code = Integer.toString(answer.getReplyCode());
        if (OUR_LOGIN.contains(answer.getReplyCode())) {
            return new Outcome.Retry("the mail server does not let us in", Duration.ZERO, code);
        }
        if (answer.getReplyCode() >= 500) {
            return new Outcome.Rejected("the mail server refused it for good", code);
        }
        return new Outcome.Retry("the mail server can not take it now", Duration.ZERO, code);
    }

    private static Optional<SMTPException> smtp(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SMTPException answer) {
                return Optional.of(answer);
            }
        }
        return Optional.empty();
    }
}
