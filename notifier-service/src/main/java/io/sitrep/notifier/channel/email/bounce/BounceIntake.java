package io.sitrep.notifier.channel.email.bounce;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.sitrep.kit.settings.SettingException;
import io.sitrep.notifier.Settings;
import io.sitrep.notifier.channel.BounceLedger;
import io.sitrep.notifier.channel.email.ReturnPath;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.subethamail.smtp.server.SMTPServer;

/**
 * An SMTP server on {@code BOUNCE_PORT} for mail that comes back, and for nothing else: whoever writes to another address than
 * one that was made here is refused before a byte of the mail is read. No relay, no login, few at once, none for long.
 */
@Singleton
public class BounceIntake {
    private static final Logger LOG = Logger.getLogger(BounceIntake.class);
    private static final int MOST_AT_ONCE = 50;
    private static final int MOST_RECIPIENTS = 10;
    private static final int LONGEST_SILENCE_SECONDS = 30;

    private final ReturnPath returnPath;
    private final BounceLedger ledger;
    private final OptionalInt port;
    private final String host;
    private Optional<SMTPServer> server = Optional.empty();
    private final SessionLimits limits;

    @Inject
    BounceIntake(
            ReturnPath returnPath,
            BounceLedger ledger,
            Settings settings,
            @ConfigProperty(name = "quarkus.http.host") String host) {
        this(returnPath, ledger, settings, host, new SessionLimits());
    }

    BounceIntake(ReturnPath returnPath, BounceLedger ledger, Settings settings, String host, SessionLimits limits) {
        this.returnPath = returnPath;
        this.ledger = ledger;
        this.port = settings.mail().bouncePort();
        this.host = host;
        this.limits = limits;
    }

    void start(@Observes StartupEvent starting) {
        if (port.isEmpty()) {
            return;
        }
        SMTPServer made = SMTPServer.port(port.getAsInt())
                .bindAddress(address())
                .hostName(returnPath.domain())
                .softwareName("bounces only")
                .maxConnections(MOST_AT_ONCE)
                .maxRecipients(MOST_RECIPIENTS)
                .maxMessageSize(BounceConversation.LARGEST)
                .connectionTimeout(LONGEST_SILENCE_SECONDS, TimeUnit.SECONDS)
                .insertReceivedHeaders(false)
                .sessionHandler(limits)
                .messageHandlerFactory(context -> new BounceConversation(returnPath, ledger))
                .build();
        try {
            made.start();
        } catch (RuntimeException taken) {
            throw new SettingException("BOUNCE_PORT", "names a port that can't be listened on");
        }
        server = Optional.of(made);
        LOG.infof("Bounces come in on port %d", made.getPortAllocated());
    }

    void stop(@Observes ShutdownEvent stopping) {
        server.ifPresent(SMTPServer::stop);
        limits.close();
    }

    private InetAddress address() {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException unknown) {
            throw new SettingException("QUARKUS_HTTP_HOST", "names a host nobody knows");
        }
    }
}
