package io.sitrep.notifier.channel.email;

import io.quarkus.mailer.SentMail;
import io.quarkus.mailer.runtime.MailerSupport;
import io.quarkus.mailer.runtime.Mailers;
import io.quarkus.mailer.runtime.MailersRuntimeConfig;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.sitrep.notifier.Settings;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/**
 * The line on which mail leaves now. A server that falls silent, or talks without an end, would keep a connection for ever, and
 * a handful of them would be the end of all mail. So a mail that got no answer in time is the last of its line: the next goes
 * out on a new one, and the old is closed when the mails it still carries have had their time. At most three are
 * open at once, since a line lasts at least one timeout and is closed one timeout after its end.
 */
@Singleton
class MailLines {
    private static final Logger LOG = Logger.getLogger(MailLines.class);

    /** Nobody is asked for it, but a machine that starts has much else to do. */
    private static final Duration LONGEST_START = Duration.ofSeconds(30);

    /** One mail server, without a name. */
    private static final MailerSupport ONE = new MailerSupport(true, Set.of());

    private final Vertx vertx;
    private final MailersRuntimeConfig config;
    private final TlsConfigurationRegistry tls;
    private final Event<SentMail> sent;
    private final Duration timeout;
    private final int connections;
    private final AtomicReference<MailLine> current;

    MailLines(
            Vertx vertx,
            MailersRuntimeConfig config,
            TlsConfigurationRegistry tls,
            Event<SentMail> sent,
            Dkim dkim,
            Settings settings) {
        this.vertx = vertx;
        this.config = dkim.signing(config);
        this.tls = tls;
        this.sent = sent;
        this.timeout = settings.delivery().timeout();
        this.connections =
                Math.max(1, config.mailers().get(Mailers.DEFAULT_MAILER_NAME).maxPoolSize());
        this.current = new AtomicReference<>(line());
    }

    /** Wrong settings of the mail server stop the start. */
    void atStart(@Observes StartupEvent start) {
        current().open().await().atMost(LONGEST_START);
    }

    /** How many mails may be on their way at once. */
    int connections() {
        return connections;
    }

    MailLine current() {
        return current.get();
    }

    /** Nothing more is sent on it. Repeated calls do nothing. */
    void giveUp(MailLine line) {
        if (current.compareAndSet(line, line())) {
            vertx.setTimer(
                    timeout.toMillis(),
                    timer -> line.close()
                            .subscribe()
                            .with(
                                    closed -> {},
                                    failure -> LOG.warn("A line to the mail server could not be closed", failure)));
        }
    }

    private MailLine line() {
        return new MailLine(
                vertx,
                () -> new Mailers(vertx.getDelegate(), vertx, config, LaunchMode.current(), ONE, tls, sent),
                connections);
    }
}
