package io.sitrep.notifier.channel.email;

import io.quarkus.runtime.StartupEvent;
import io.sitrep.kit.settings.SettingException;
import io.sitrep.notifier.Settings;
import io.sitrep.notifier.channel.Finding;
import io.sitrep.notifier.channel.email.check.SelfCheck;
import io.sitrep.notifier.channel.email.check.Surroundings;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Holds what our mail claims against what others see of it, at start and whenever somebody asks. */
@Singleton
class MailCheck {
    private static final Logger LOG = Logger.getLogger(MailCheck.class);
    private static final int PORT = 53;

    private final SelfCheck check;
    private final Surroundings ours;
    private final boolean atStart;

    MailCheck(
            Vertx vertx,
            Settings settings,
            Dkim dkim,
            ReturnPath returnPath,
            @ConfigProperty(name = "quarkus.mailer.host", defaultValue = "localhost") String server) {
        Sender sender = Sender.of(settings.mail().from());
        this.check = new SelfCheck(vertx, settings.mail().nameServer().map(MailCheck::nameServer));
        this.ours = new Surroundings(
                sender.domain(),
                returnPath.domain(),
                server,
                dkim.signature(),
                settings.mail().bouncePort().isPresent(),
                settings.mail().mailgunSigningKey().isPresent(),
                settings.notifierPublicUrl());
        // A domain without a dot is nobody's: mail stays on this machine.
        this.atStart = settings.mail().checkAtStart() && sender.domain().contains(".");
    }

    Uni<List<Finding>> look() {
        return check.look(ours);
    }

    void atStart(@Observes StartupEvent started) {
        if (atStart) {
            look().subscribe().with(findings -> findings.forEach(MailCheck::tell));
        }
    }

    private static void tell(Finding finding) {
        if (finding.ok()) {
            LOG.infof("mail: %s: %s", finding.check(), finding.found());
        } else {
            LOG.warnf("mail: %s: %s. To fix it: %s", finding.check(), finding.found(), finding.fix());
        }
    }

    static InetSocketAddress nameServer(String text) {
        int colon = text.lastIndexOf(':');
        boolean withPort = colon > 0 && text.indexOf(':') == colon;
        try {
            // A literal address is not looked up.
            InetAddress host = InetAddress.getByName(withPort ? text.substring(0, colon) : text);
            return new InetSocketAddress(host, withPort ? Integer.parseInt(text.substring(colon + 1)) : PORT);
        } catch (UnknownHostException | IllegalArgumentException wrong) {
            throw new SettingException("SITREP_MAIL_NAME_SERVER", "wants an address, such as 192.0.2.53:53");
        }
    }
}
