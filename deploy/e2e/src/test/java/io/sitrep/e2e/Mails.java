package io.sitrep.e2e;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** What the local mailbox has kept. */
final class Mails {
    private final Path directory;

    Mails(RunningSuite suite) {
        directory = suite.data().resolve("mail");
    }

    /** Mails to an address with these words in their subject, oldest first. */
    List<MimeMessage> to(String address, String subject) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(each -> each.toString().endsWith(".eml"))
                    .sorted()
                    .map(Mails::read)
                    .filter(each -> isTo(each, address, subject))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isTo(MimeMessage mail, String address, String subject) {
        try {
            return mail.getHeader("Delivered-To")[0].equals(address)
                    && mail.getSubject().contains(subject);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static MimeMessage read(Path file) {
        try (InputStream content = Files.newInputStream(file)) {
            return new MimeMessage(Session.getInstance(new Properties()), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
