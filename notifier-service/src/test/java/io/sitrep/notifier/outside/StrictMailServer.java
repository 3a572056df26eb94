package io.sitrep.notifier.outside;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;
import org.subethamail.smtp.server.Session;
import org.subethamail.smtp.server.SessionHandler;

/** A real SMTP server of a test's own: with or without STARTTLS and a login, refusing whom it is told to refuse. */
public final class StrictMailServer implements AutoCloseable {
    public static final String USER = "sitrep";
    public static final String PASSWORD = "correct-horse-battery";

    /** One mail, as it was when it was accepted. */
    public record Taken(String from, List<String> to, String raw, boolean encrypted, boolean loggedIn) {}

    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private final Map<String, RejectException> refused = new ConcurrentHashMap<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger mostOpen = new AtomicInteger();
    private volatile RejectException dataAnswer;
    private final SMTPServer server;

    private StrictMailServer(boolean tls, boolean login) {
        SMTPServer.Builder builder = SMTPServer.port(0)
                .bindAddress(InetAddress.getLoopbackAddress())
                .hostName("mx.example.org")
                .maxConnections(200)
                .insertReceivedHeaders(false)
                .sessionHandler(counting())
                .messageHandlerFactory(Conversation::new);
        if (tls) {
            builder.startTlsSocketFactory(TestCertificate.context()).requireTLS();
        }
        if (login) {
            builder.authenticationHandlerFactory(new EasyAuthenticationHandlerFactory(StrictMailServer::letIn))
                    .requireAuth()
                    .showAuthCapabilitiesBeforeSTARTTLS(!tls);
        }
        server = builder.build();
        server.start();
    }

    public static StrictMailServer plain() {
        return new StrictMailServer(false, false);
    }

    public static StrictMailServer withTls() {
        return new StrictMailServer(true, false);
    }

    public static StrictMailServer withTlsAndLogin() {
        return new StrictMailServer(true, true);
    }

    public int port() {
        return server.getPortAllocated();
    }

    public List<Taken> taken() {
        return List.copyOf(taken);
    }

    /** How many connections there ever were. */
    public int connections() {
        return connections.get();
    }

    /** How many there were at once at most. */
    public int mostConnections() {
        return mostOpen.get();
    }

    /** From now on this recipient is answered so; the text is what stands after the code. */
    public StrictMailServer refuse(String recipient, int code, String text) {
        refused.put(recipient, new RejectException(code, text));
        return this;
    }

    /** From now on each mail is refused when all of it was read. */
    public StrictMailServer refuseData(int code, String text) {
        dataAnswer = new RejectException(code, text);
        return this;
    }

    public void takeAgain() {
        refused.clear();
        dataAnswer = null;
    }

    @Override
    public void close() {
        server.stop();
    }

    private static void letIn(String user, String password, MessageContext context) throws LoginFailedException {
        if (!USER.equals(user) || !PASSWORD.equals(password)) {
            throw new LoginFailedException("Authentication failed for " + user + " with " + password);
        }
    }

    private SessionHandler counting() {
        return new SessionHandler() {
            @Override
            public SessionAcceptance accept(Session session) {
                connections.incrementAndGet();
                mostOpen.accumulateAndGet(open.incrementAndGet(), Math::max);
                return SessionAcceptance.success();
            }

            @Override
            public void onSessionEnd(Session session) {
                open.decrementAndGet();
            }
        };
    }

    private final class Conversation implements MessageHandler {
        private final MessageContext context;
        private final List<String> to = new CopyOnWriteArrayList<>();
        private String from;

        Conversation(MessageContext context) {
            this.context = context;
        }

        @Override
        public void from(String sender) {
            from = sender;
        }

        @Override
        public void recipient(String recipient) throws RejectException {
            RejectException no = refused.get(recipient);
            if (no != null) {
                throw no;
            }
            to.add(recipient);
        }

        @Override
        public String data(InputStream data) throws RejectException, IOException {
            String raw = new String(data.readAllBytes(), StandardCharsets.ISO_8859_1);
            if (dataAnswer != null) {
                throw dataAnswer;
            }
            boolean encrypted = context instanceof Session session && session.isTLSStarted();
            boolean known = context.getAuthenticationHandler().isPresent();
            taken.add(new Taken(from, List.copyOf(to), raw, encrypted, known));
            return "queued";
        }

        @Override
        public void done() {}
    }
}
