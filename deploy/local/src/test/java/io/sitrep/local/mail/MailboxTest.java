package io.sitrep.local.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sitrep.embedded.FileTree;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailboxTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-04T10:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path directory;

    @Test
    void acceptedMailIsAFileWithItsEnvelopeOnTop() throws Exception {
        Path mail = directory.resolve("mail");
        try (Mailbox mailbox = Mailbox.start(mail, CLOCK)) {
            send(mailbox, "First");
            send(mailbox, "Second");
        }
        List<Path> files = files(mail);
        assertThat(files)
                .extracting(each -> each.getFileName().toString())
                .containsExactly("20260304-100000-000-0001.eml", "20260304-100000-000-0002.eml");
        MimeMessage kept;
        try (var content = Files.newInputStream(files.get(0))) {
            kept = new MimeMessage(Session.getInstance(new Properties()), content);
        }
        assertThat(kept.getSubject()).isEqualTo("First");
        assertThat(kept.getHeader("Return-Path")).containsExactly("<status@example.org>");
        assertThat(kept.getHeader("Delivered-To")).containsExactly("ada@example.com");
        assertThat(kept.getContent().toString().strip()).isEqualTo("Il pagamento è tornato.");
    }

    @Test
    void mailThatCannotBeKeptIsRefusedForNow() {
        Path mail = directory.resolve("mail");
        try (Mailbox mailbox = Mailbox.start(mail, CLOCK)) {
            FileTree.delete(mail);
            Assertions.assertThatThrownBy(() -> send(mailbox, "Lost?")).hasMessageContaining("451");
        }
    }

    private static void send(Mailbox mailbox, String subject) throws Exception {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", Integer.toString(mailbox.port()));
        properties.put("mail.smtp.from", "status@example.org");
        MimeMessage message = new MimeMessage(Session.getInstance(properties));
        message.setFrom(new InternetAddress("status@example.org"));
        message.setRecipient(RecipientType.TO, new InternetAddress("ada@example.com"));
        message.setSubject(subject, UTF_8.name());
        message.setText("Il pagamento è tornato.", UTF_8.name());
        Transport.send(message);
    }

    private static List<Path> files(Path mail) throws IOException {
        try (Stream<Path> all = Files.list(mail)) {
            return all.sorted().toList();
        }
    }
}
