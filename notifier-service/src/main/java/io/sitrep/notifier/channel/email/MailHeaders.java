package io.sitrep.notifier.channel.email;

import io.vertx.core.MultiMap;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;

/**
 * The head of a mail. Its Message-ID is made of the delivery's id, so that a repeated attempt is the same mail; References name
 * the incident, so that mail programs show one thread for each. One click unsubscribes (RFC 8058); no answering machine
 * answers (RFC 3834).
 */
final class MailHeaders {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM uuuu HH:mm:ss Z", Locale.ENGLISH);

    private final Sender sender;
    private final String from;

    MailHeaders(Sender sender) {
        this.sender = sender;
        this.from = sender.header();
    }

    /** What any head is made of; {@code language} is null where nobody knows it. */
    record Alone(String messageId, String subject, String language, Instant at) {}

    /** What a head in an incident's thread is made of; {@code unsubscribe} is a secret of the reader. */
    record About(UUID delivery, UUID incident, String subject, String language, Instant at, URI unsubscribe) {}

    /** In the incident's thread, with the way out. */
    MultiMap of(About about, String address, String boundary) {
        String thread = "<incident." + about.incident() + "@" + sender.domain() + ">";
        Alone alone = new Alone(messageId(about.delivery()), about.subject(), about.language(), about.at());
        return of(alone, address, boundary)
                .add("In-Reply-To", thread)
                .add("References", thread)
                .add("List-Unsubscribe", "<" + about.unsubscribe() + ">")
                .add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }

    /** In no thread, and of no list. */
    MultiMap of(Alone about, String address, String boundary) {
        MultiMap head = MultiMap.caseInsensitiveMultiMap()
                .add("Date", DATE.format(about.at().atOffset(ZoneOffset.UTC)))
                .add("From", from)
                .add("To", address)
                .add("Subject", HeaderText.encoded(about.subject()))
                .add("Message-ID", about.messageId())
                .add("Auto-Submitted", "auto-generated")
                .add("X-Auto-Response-Suppress", "All")
                .add("MIME-Version", "1.0")
                .add("Content-Type", "multipart/alternative; boundary=\"" + boundary + "\"");
        return about.language() == null ? head : head.add("Content-Language", HeaderText.encoded(about.language()));
    }

    /** Of a word to somebody of the house. */
    String noticeId(UUID notice) {
        return "<notice." + notice + "@" + sender.domain() + ">";
    }

    /** Of a question whether somebody wants to be told. */
    String questionId(UUID question) {
        return "<question." + question + "@" + sender.domain() + ">";
    }

    String messageId(UUID delivery) {
        return "<" + delivery + "@" + sender.domain() + ">";
    }
}
