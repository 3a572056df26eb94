package io.sitrep.notifier.channel.email.bounce;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Who wrote a mail that came back, as its headers have it. A program that answers for a person (RFC 3834) quotes what it likes, and is
 * never a mail server's word that there is nobody.
 *
 * @param from the mailbox of its author, without the domain, in lower case
 * @param automatic whether it says that no person sent it
 * @param forAPerson whether it says, or has the look of, an answer that somebody set up: out of office
 */
record Origin(String from, boolean automatic, boolean forAPerson) {
    private static final List<String> SERVERS = List.of("mailer-daemon", "mailerdaemon", "mail-daemon", "postmaster");
    private static final List<String> OF_RESPONDERS = List.of(
            "X-Autoreply", "X-Autorespond", "X-Autoresponder", "X-Auto-Reply", "X-Vacation", "X-Mail-Autoreply");
    private static final Pattern AWAY =
            Pattern.compile("(?i)^\\s*(re|aw|sv|antw|auto(matic)?( reply)?|out of (the )?office|autoreply"
                    + "|abwesen\\w*|automatische antwort|r[ée]ponse automatique|absen\\w*|risposta automatica|fuori (sede|ufficio)"
                    + "|respuesta autom\\w*|fuera de)\\b.*");

    static Origin of(MimeMessage mail) {
        String submitted = first(mail, "Auto-Submitted");
        boolean responder =
                OF_RESPONDERS.stream().anyMatch(header -> !first(mail, header).isEmpty())
                        || first(mail, "Precedence").equals("auto_reply")
                        || AWAY.matcher(first(mail, "Subject")).matches();
        return new Origin(mailbox(first(mail, "From")), submitted.startsWith("auto-"), responder);
    }

    /** Whether it is a mail server's own word, for all that can be told; prose is read only then. */
    boolean reports(boolean fromNobody) {
        return SERVERS.contains(from) && (fromNobody || automatic) && !forAPerson;
    }

    private static String mailbox(String from) {
        String address = from.contains("<") ? from.substring(from.lastIndexOf('<') + 1) : from;
        return address.split("[@>]", 2)[0].strip();
    }

    /** In lower case; empty where there is none. */
    private static String first(MimeMessage mail, String header) {
        try {
            return Stream.ofNullable(mail.getHeader(header))
                    .flatMap(Arrays::stream)
                    .findFirst()
                    .map(value -> value.strip().toLowerCase(Locale.ROOT))
                    .orElse("");
        } catch (MessagingException unreadable) {
            return "";
        }
    }
}
