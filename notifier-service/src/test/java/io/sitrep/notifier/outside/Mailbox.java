package io.sitrep.notifier.outside;

import static org.awaitility.Awaitility.await;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody who reads mail. */
public record Mailbox(String address) {
    private static final Pattern LINK = Pattern.compile("https://notify\\.example\\.com/subscriptions/[A-Za-z0-9_-]+");

    /** Nobody has this address but this one. */
    public static Mailbox ofSomebody() {
        return new Mailbox("reader-" + UUID.randomUUID() + "@example.org");
    }

    public static Mailbox of(String address) {
        return new Mailbox(address);
    }

    public List<MimeMessage> mails() {
        return MailServer.running().mailTo(address);
    }

    public List<String> subjects() {
        return mails().stream().map(Mailbox::subject).toList();
    }

    /** The path of the link in the newest mail, which is waited for. */
    public String link() {
        await().atMost(Duration.ofSeconds(30)).until(() -> !mails().isEmpty());
        Matcher found = LINK.matcher(text(mails().get(mails().size() - 1)));
        if (!found.find()) {
            throw new AssertionError("the mail has no link");
        }
        return URI.create(found.group()).getPath();
    }

    /** All parts of a mail, one after the other. */
    public static String text(MimeMessage mail) {
        try {
            MimeMultipart parts = (MimeMultipart) mail.getContent();
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < parts.getCount(); i++) {
                text.append(parts.getBodyPart(i).getContent());
            }
            return text.toString();
        } catch (MessagingException | IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
