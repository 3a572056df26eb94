package io.sitrep.e2e;

import io.sitrep.embedded.FreePort;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/** A mail server that hands on to the readers' own ones while the sender waits: what they do not take it does not take either. */
final class MailExchange implements AutoCloseable {
    /** A mail that arrived. */
    record Arrived(String to, String subject) {}

    private final List<Arrived> arrived = new CopyOnWriteArrayList<>();
    private final Set<String> silent = ConcurrentHashMap.newKeySet();
    private final int port = FreePort.find();
    private final SMTPServer server =
            SMTPServer.port(port).messageHandlerFactory(Receiving::new).build();

    MailExchange() {
        server.start();
    }

    int port() {
        return port;
    }

    /** The servers of these domains do not answer any more. */
    void fallSilent(String... domains) {
        silent.addAll(Set.of(domains));
    }

    void allAnswerAgain() {
        silent.clear();
    }

    /** The subjects of what arrived, oldest first. */
    List<String> to(String address) {
        return arrived.stream()
                .filter(each -> each.to.equals(address))
                .map(Arrived::subject)
                .toList();
    }

    @Override
    public void close() {
        server.stop();
    }

    private final class Receiving implements MessageHandler {
        private String recipient;

        Receiving(MessageContext unused) {}

        @Override
        public void from(String from) {
            recipient = null;
        }

        @Override
        public void recipient(String to) throws RejectException {
            String domain = to.substring(to.indexOf('@') + 1).toLowerCase(Locale.ROOT);
            if (silent.contains(domain)) {
                throw new RejectException(451, "4.4.1 no answer from the servers of " + domain);
            }
            recipient = to;
        }

        @Override
        public String data(InputStream content) throws IOException {
            try {
                MimeMessage mail = new MimeMessage(Session.getInstance(new Properties()), content);
                arrived.add(new Arrived(recipient, mail.getSubject()));
                return null;
            } catch (MessagingException unreadable) {
                throw new IOException(unreadable);
            }
        }

        @Override
        public void done() {}
    }
}
