package io.sitrep.local.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import org.subethamail.smtp.server.SMTPServer;

/**
 * An SMTP server on 127.0.0.1 for whoever has none: takes every mail for everybody and keeps it as a file. A mail is on
 * disk, whole, before it is accepted; one that cannot be kept is refused for now (451), so that its sender tries again.
 */
public final class Mailbox implements AutoCloseable {
    private static final int LARGEST = 10 << 20;

    private final SMTPServer server;

    private Mailbox(SMTPServer server) {
        this.server = server;
    }

    /** Listens on a free port and writes to the directory, which is made when absent. */
    public static Mailbox start(Path directory, Clock clock) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        AtomicLong number = new AtomicLong();
        SMTPServer server = SMTPServer.port(0)
                .bindAddress(InetAddress.getLoopbackAddress())
                .hostName("sitrep.localhost")
                .softwareName("Sitrep local mailbox")
                .maxMessageSize(LARGEST)
                .maxConnections(200)
                .insertReceivedHeaders(false)
                .messageHandlerFactory(context -> new KeptMail(directory, clock, number))
                .build();
        server.start();
        return new Mailbox(server);
    }

    public int port() {
        return server.getPortAllocated();
    }

    @Override
    public void close() {
        server.stop();
    }
}
