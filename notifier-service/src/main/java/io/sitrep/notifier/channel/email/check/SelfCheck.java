package io.sitrep.notifier.channel.email.check;

import io.sitrep.notifier.channel.Finding;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Looks at what a receiving server looks at before it trusts a mail, and says what to fix. It can't see what lies behind the
 * mail server it hands mail to: through which address that one sends is known there.
 */
public final class SelfCheck {
    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    /** A check asks several questions. */
    private static final int AT_MOST_TIMEOUTS = 3;

    private final Vertx vertx;
    private final Optional<InetSocketAddress> server;
    private final Duration timeout;

    /** @param server the name server; empty for the system's */
    public SelfCheck(Vertx vertx, Optional<InetSocketAddress> server) {
        this(vertx, server, TIMEOUT);
    }

    SelfCheck(Vertx vertx, Optional<InetSocketAddress> server, Duration timeout) {
        this.vertx = vertx;
        this.server = server;
        this.timeout = timeout;
    }

    /** Always ends, with a finding for each check, also where no name server answers. */
    public Uni<List<Finding>> look(Surroundings ours) {
        NameServer names = new NameServer(vertx, server, timeout);
        List<Uni<Finding>> checks = new ArrayList<>(List.of(
                safely("spf", () -> SenderPolicy.check(names, ours.bounceDomain())),
                safely("dkim", () -> SignatureRecord.check(names, ours)),
                safely("dmarc", () -> Dmarc.check(names, ours)),
                safely("reverse-dns", () -> ReverseName.check(names, ours.server())),
                safely("bounces", () -> bounces(names, ours)),
                Uni.createFrom().item(links(ours))));
        return Uni.join().all(checks).andFailFast().onTermination().invoke(names::close);
    }

    private Uni<Finding> safely(String check, Supplier<Uni<? extends Finding>> look) {
        return Uni.createFrom()
                .deferred(look)
                .ifNoItem()
                .after(timeout.multipliedBy(AT_MOST_TIMEOUTS))
                .fail()
                .onFailure()
                .recoverWithItem(() -> Finding.bad(
                        check,
                        "no name server answered",
                        "Let this host ask a name server, or set SITREP_MAIL_NAME_SERVER"));
    }

    private static Uni<Finding> bounces(NameServer names, Surroundings ours) {
        if (!ours.intake()) {
            return Uni.createFrom()
                    .item(
                            ours.reports()
                                    ? Finding.good("bounces", "a provider reports what comes back")
                                    : Finding.bad(
                                            "bounces",
                                            "nobody hears of mail that comes back",
                                            "Set BOUNCE_PORT and lead the mail of " + ours.bounceDomain()
                                                    + " there, or let a provider report"));
        }
        return names.exchangers(ours.bounceDomain())
                .map(count -> count > 0
                        ? Finding.good("bounces", ours.bounceDomain() + " has a mail server (MX)")
                        : Finding.bad(
                                "bounces",
                                ours.bounceDomain() + " has no mail server (MX)",
                                "Publish an MX record for " + ours.bounceDomain()
                                        + " that leads to BOUNCE_PORT of this host, reached on port 25"));
    }

    /** RFC 8058, 3: the link of one click is https. */
    private static Finding links(Surroundings ours) {
        return "https".equals(ours.links().getScheme())
                ? Finding.good("one-click", "links begin with https")
                : Finding.bad(
                        "one-click",
                        "links do not begin with https, so no mail program offers to unsubscribe",
                        "Serve the notifier by https and set SITREP_NOTIFIER_PUBLIC_URL to that");
    }
}
