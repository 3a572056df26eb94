package io.sitrep.notifier.channel.email.bounce;

import io.sitrep.notifier.channel.Bounce;
import io.sitrep.notifier.channel.email.NobodyThere;
import io.sitrep.notifier.channel.email.StatusCode;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimePartDataSource;
import jakarta.mail.internet.ParseException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;

/**
 * Reads what mail servers send back: reports as RFC 3464 words them, and as a net the plain texts of those that don't. Which
 * mail it was is known from the address the report came to, so nothing of the report names anybody here.
 */
final class DeliveryReport {
    private static final Session NO_SESSION = Session.getInstance(new Properties());
    /** As servers say that a domain has no mail server (RFC 3463, 3.5: unable to route). */
    private static final StatusCode NO_ROUTE = new StatusCode(5, 4, 4);

    private static final int DEEPEST = 4;
    private static final int MOST_PARTS = 20;
    private static final int LONGEST_PART = 64 * 1024;

    private DeliveryReport() {}

    /**
     * @param fromNobody whether its envelope named no sender
     * @return empty for anything but a report that the mail did not arrive: an answer, a receipt, rubbish
     */
    static Optional<Bounce> read(UUID delivery, byte[] mail, boolean fromNobody) {
        try {
            MimeMessage message = new MimeMessage(NO_SESSION, new ByteArrayInputStream(mail));
            // Elsewhere it may be what somebody forwards or quotes (RFC 3464, 2; RFC 6522).
            if (is(message, "multipart/report")) {
                return status(message, 0)
                        .flatMap(fields -> StatusFields.read(fields).bounce(delivery));
            }
            return Origin.of(message).reports(fromNobody)
                    ? text(message, 0).flatMap(text -> PlainBounce.read(delivery, subject(message), text))
                    : Optional.empty();
        } catch (MessagingException | IOException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<String> status(MimePart part, int depth) throws MessagingException, IOException {
        if (is(part, "message/delivery-status") || is(part, "message/global-delivery-status")) {
            return Optional.of(content(part));
        }
        if (is(part, "multipart/*") && depth < DEEPEST) {
            MimeMultipart parts = new MimeMultipart(new MimePartDataSource(part));
            for (int i = 0; i < Math.min(parts.getCount(), MOST_PARTS); i++) {
                BodyPart one = parts.getBodyPart(i);
                Optional<String> found =
                        one instanceof MimeBodyPart inner ? status(inner, depth + 1) : Optional.empty();
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** The first text: what follows may be our own mail, sent back. */
    private static Optional<String> text(MimePart part, int depth) throws MessagingException, IOException {
        if (is(part, "text/*")) {
            return Optional.of(content(part));
        }
        if (is(part, "multipart/*") && depth < DEEPEST) {
            MimeMultipart parts = new MimeMultipart(new MimePartDataSource(part));
            if (parts.getCount() > 0 && parts.getBodyPart(0) instanceof MimeBodyPart first) {
                return text(first, depth + 1);
            }
        }
        return Optional.empty();
    }

    private static boolean is(MimePart part, String type) throws MessagingException {
        try {
            return new ContentType(part.getContentType()).match(type);
        } catch (ParseException noType) {
            return false;
        }
    }

    private static String subject(MimeMessage message) {
        try {
            return Optional.ofNullable(message.getSubject()).orElse("");
        } catch (MessagingException unreadable) {
            return "";
        }
    }

    private static String content(MimePart part) throws MessagingException, IOException {
        try (InputStream content = new MimePartDataSource(part).getInputStream()) {
            return new String(content.readNBytes(LONGEST_PART), StandardCharsets.ISO_8859_1);
        }
    }

    /**
     * Of failures for good those that will meet the next mail too: nobody there, or a domain without mail. Not a full mailbox, a mail that
     * is too large or not liked, a time that ran out, a fault in how we sent it, or distrust of the sender: that is true of today, and of us.
     * A code that says no more than "for good" counts where the words beside it leave no doubt.
     */
    static boolean isAboutTheAddress(StatusCode code, String words) {
        return code.isNobodyThere() || NO_ROUTE.equals(code) || (isVague(code) && NobodyThere.isSaidIn(words));
    }

    private static boolean isVague(StatusCode code) {
        return code.isForGood()
                && switch (code.subject()) {
                    case 0 -> true;
                    case 1, 2, 5 -> code.detail() == 0;
                    default -> false;
                };
    }

    static Bounce bounce(UUID delivery, Optional<StatusCode> code, boolean forGood) {
        String reason =
                forGood ? "it came back: the mailbox can't be reached" : "it came back: not delivered this time";
        return new Bounce(delivery, forGood, code.map(StatusCode::toString).orElse(null), reason);
    }
}
