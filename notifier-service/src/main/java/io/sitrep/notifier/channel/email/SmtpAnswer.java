package io.sitrep.notifier.channel.email;

import io.sitrep.notifier.channel.Outcome;
import io.sitrep.notifier.channel.email.pace.DomainPace;
import io.vertx.ext.mail.SMTPException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a failed conversation with the mail server means. 5xx is for good (RFC 5321, 4.2.1), 4xx and a lost connection are not.
 * A recipient who is refused because nobody is there is gone, as the enhanced code says (RFC 3463), or, where a server has
 * none, words that leave no doubt. 530, 534, 535 and 538 are about our own login (RFC 4954): no reader is to be given up for
 * that. Only codes are kept: servers like to repeat the address in their text.
 */
final class SmtpAnswer {
    private static final Set<Integer> OUR_LOGIN = Set.of(530, 534, 535, 538);
    private static final Set<Integer> REFUSALS_OF_A_MAILBOX = Set.of(550, 551, 553);
    private static final Pattern TOO_MUCH = Pattern.compile("421.*|4\\d\\d 4\\.7\\.\\d+");

    private static final Pattern BEHIND = Pattern.compile("4(?!21)\\d\\d( 4\\.[034]\\.\\d+)?");

    // As the mail library puts it, which tells in no other way what was refused.
    private static final String AT_RCPT = "recipient address not accepted";
    private static final String NO_TLS = "STARTTLS required";
    private static final String NO_LOGIN = "login is required";

    private static final String NO_STARTTLS = "the mail server does not offer STARTTLS, which is required";
    private static final String NO_WAY_IN = "the mail server offers no way to log in that we may use";
    private static final String NOT_LET_IN =
            "the mail server does not let us in: see QUARKUS_MAILER_USERNAME and _PASSWORD";
    private static final Set<String> OURS = Set.of(NO_STARTTLS, NO_WAY_IN, NOT_LET_IN);

    private SmtpAnswer() {}

    static Outcome outcome(Throwable failure) {
        return smtp(failure)
                .map(SmtpAnswer::answered)
                .orElseGet(() -> unanswered(String.valueOf(failure.getMessage())));
    }

    /** Whether the other side took it, or asks for less mail (RFC 3463, 3.8: security or policy). */
    static DomainPace.End pressure(Outcome outcome) {
        if (outcome instanceof Outcome.Delivered) {
            return DomainPace.End.ACCEPTED;
        }
        boolean tooMuch = outcome instanceof Outcome.Retry retry
                && retry.code() != null
                && TOO_MUCH.matcher(retry.code()).matches();
        return tooMuch ? DomainPace.End.TOO_MUCH : DomainPace.End.OTHERWISE;
    }

    /**
     * Whether those who take a domain's mail are out: the server has it for now from them, or can't reach them (RFC 3463, 3.4 and 3.5).
     * Not what is about one mailbox or a policy, nor a server that excuses itself (421).
     */
    static boolean isOutBehind(Outcome outcome) {
        return outcome instanceof Outcome.Retry retry
                && retry.code() != null
                && BEHIND.matcher(retry.code()).matches();
    }

    /** @return what stops every mail until somebody changes a setting; empty where the outcome tells of this mail alone */
    static Optional<String> ours(Outcome outcome) {
        return outcome instanceof Outcome.Retry retry && OURS.contains(retry.reason())
                ? Optional.of(retry.reason())
                : Optional.empty();
    }

    private static Outcome unanswered(String message) {
        if (message.startsWith(NO_TLS)) {
            return Outcome.Retry.unanswered(NO_STARTTLS);
        }
        if (message.startsWith(NO_LOGIN)) {
            return Outcome.Retry.unanswered(NO_WAY_IN);
        }
        return Outcome.Retry.unanswered("no mail server answered");
    }

    private static Outcome answered(SMTPException answer) {
        Optional<StatusCode> enhanced = enhanced(answer);
        String code = enhanced.map(more -> answer.getReplyCode() + " " + more)
                .orElseGet(() -> Integer.toString(answer.getReplyCode()));
        if (OUR_LOGIN.contains(answer.getReplyCode())) {
            return new Outcome.Retry(
                    "the mail server does not let us in: see QUARKUS_MAILER_USERNAME and _PASSWORD",
                    Duration.ZERO,
                    code);
        }
        if (!answer.isPermanent()) {
            return new Outcome.Retry("the mail server can not take it now", Duration.ZERO, code);
        }
        if (isNobodyThere(answer, enhanced)) {
            return new Outcome.Gone("the mail server knows no such mailbox", code);
        }
        return new Outcome.Rejected("the mail server refused it for good", code);
    }

    private static boolean isNobodyThere(SMTPException answer, Optional<StatusCode> enhanced) {
        if (!String.valueOf(answer.getMessage()).startsWith(AT_RCPT)) {
            return false;
        }
        return enhanced.map(StatusCode::isNobodyThere)
                .orElseGet(() ->
                        REFUSALS_OF_A_MAILBOX.contains(answer.getReplyCode()) && NobodyThere.isSaidIn(text(answer)));
    }

    /** It stands after the reply code. */
    private static Optional<StatusCode> enhanced(SMTPException answer) {
        String text = text(answer);
        String first = text.length() > 4 ? text.substring(4).split("\\s", 2)[0] : "";
        return StatusCode.in(first);
    }

    private static String text(SMTPException answer) {
        return String.join(" ", answer.getReplyMessages());
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
