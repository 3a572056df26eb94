package io.sitrep.bot.slack.socket;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.sitrep.bot.Settings;
import io.sitrep.bot.port.PlatformAway;
import io.sitrep.bot.port.PlatformRefused;
import io.sitrep.bot.slack.web.SlackWeb;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Slack over a web socket that we open, for a bot nobody can reach from outside. It is opened anew whenever it ends or falls
 * silent, and before Slack ends it where Slack says so in time. What Slack sends while there is none it sends again, or tells the
 * person that it failed. Source: https://docs.slack.dev/apis/events-api/using-socket-mode, read 2026-11-22.
 */
@Singleton
public class SocketMode implements SocketLine.Owner {
    private static final Logger LOG = Logger.getLogger(SocketMode.class);
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration GREETED_WITHIN = Duration.ofSeconds(10);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final Optional<String> appToken;
    private final SlackWeb web;
    private final Envelopes envelopes;
    private final Vertx vertx;

    /** The one that greeted last; null when there is none. */
    private SocketLine current;
    /** One that has not greeted yet; null when none is being opened. */
    private SocketLine opening;

    private boolean asking;
    private boolean stopped;
    private int failures;

    SocketMode(Settings settings, SlackWeb web, Envelopes envelopes, Vertx vertx) {
        this.appToken = settings.slack().appToken();
        this.web = web;
        this.envelopes = envelopes;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent started) {
        if (appToken.isPresent()) {
            open();
        }
    }

    synchronized void stop(@Observes ShutdownEvent stop) {
        stopped = true;
        if (current != null) {
            current.close();
        }
        if (opening != null) {
            opening.close();
        }
    }

    /** Whether Slack is heard. */
    synchronized boolean isOpen() {
        return current != null;
    }

    private synchronized void open() {
        if (stopped || asking || opening != null) {
            return;
        }
        asking = true;
        web.with(
                        appToken.orElseThrow(),
                        slack -> address(slack.ask(methods -> methods.appsConnectionsOpen(request -> request))
                                .getUrl()))
                .invoke(this::connect)
                .subscribe()
                .with(connecting -> {}, this::refused);
    }

    /** It may not be in a log: who knows it may listen in our place. */
    private static URI address(String url) {
        try {
            URI address = URI.create(url == null ? "" : url);
            boolean isSocket = "wss".equals(address.getScheme()) || "ws".equals(address.getScheme());
            if (isSocket && address.getHost() != null) {
                return address;
            }
        } catch (IllegalArgumentException none) {
            // Said below, without what it says.
        }
        throw new PlatformAway("Slack named no address", SOON);
    }

    private synchronized void connect(URI address) {
        asking = false;
        if (stopped) {
            return;
        }
        SocketLine line = new SocketLine(vertx, envelopes, this, address);
        opening = line;
        vertx.setTimer(GREETED_WITHIN.toMillis(), late -> giveUp(line));
        line.open(address);
    }

    private synchronized void giveUp(SocketLine line) {
        if (opening == line) {
            line.close();
        }
    }

    /** Whatever it is, there is another attempt: a bot without a socket hears nothing at all. */
    private synchronized void refused(Throwable failure) {
        asking = false;
        SocketLine halfOpen = opening;
        opening = null;
        if (halfOpen != null) {
            halfOpen.close();
        }
        failures++;
        Duration asked = asked(failure);
        Duration wait = asked.compareTo(backoff()) > 0 ? asked : backoff();
        boolean ofSlack = failure instanceof PlatformAway || failure instanceof PlatformRefused;
        LOG.warnf(
                "no socket to Slack, %s; again in %s",
                ofSlack ? failure.getMessage() : failure.getClass().getSimpleName(), wait);
        openAfter(wait);
    }

    private static Duration asked(Throwable failure) {
        if (failure instanceof PlatformAway away) {
            return away.after();
        }
        return failure instanceof PlatformRefused ? LONGEST_WAIT : SOON;
    }

    @Override
    public synchronized void greeted(SocketLine line) {
        SocketLine before = current;
        current = line;
        opening = opening == line ? null : opening;
        failures = 0;
        LOG.info("a socket to Slack is open");
        if (before != null && before != line) {
            before.closeSoon();
        }
    }

    @Override
    public void replaceSoon(SocketLine line, String reason) {
        LOG.infof("Slack is going to end the socket: %s", reason);
        open();
    }

    @Override
    public synchronized void ended(SocketLine line, String reason) {
        if (line == current) {
            LOG.warnf("the socket to Slack ended, %s; another one is opened", reason);
            current = null;
            openAfter(Duration.ZERO);
        } else if (line == opening) {
            opening = null;
            failures++;
            LOG.warnf("no socket to Slack, %s; again in %s", reason, backoff());
            openAfter(backoff());
        }
    }

    private void openAfter(Duration wait) {
        if (!stopped) {
            vertx.setTimer(Math.max(1, wait.toMillis()), due -> open());
        }
    }

    /** 1 s, 2 s, 4 s, … up to 30 s. */
    private Duration backoff() {
        Duration wait = Duration.ofSeconds(1L << Math.min(10, Math.max(0, failures - 1)));
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }
}
