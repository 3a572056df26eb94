package io.sitrep.notifier.channel.email;

import io.sitrep.notifier.Settings;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.dns.DnsClient;
import io.vertx.core.dns.DnsClientOptions;
import io.vertx.core.dns.MxRecord;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Whose servers take a domain's mail: domains with the same hoster have good and bad days together. What is known is answered at once;
 * what is not is looked up beside, so that no mail waits for a name server.
 */
@Singleton
class MailExchanges {
    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final Duration FRESH = Duration.ofHours(1);
    private static final Duration UNANSWERED = Duration.ofMinutes(5);
    private static final int MOST_KNOWN = 20_000;
    private static final int MOST_AT_ONCE = 16;

    /** Of a country's {@code co.uk} and the like nobody is the owner. */
    private static final int LONGEST_OF_A_COUNTRY = 3;

    private record Known(Optional<String> group, Instant until) {}

    private final DnsClient names;
    private final Clock clock;
    private final Map<String, Known> known = Collections.synchronizedMap(new Recent());
    private final AtomicInteger asking = new AtomicInteger();

    @Inject
    MailExchanges(Vertx vertx, Settings settings, Clock clock) {
        this(vertx, settings, clock, TIMEOUT);
    }

    MailExchanges(Vertx vertx, Settings settings, Clock clock, Duration timeout) {
        DnsClientOptions options = new DnsClientOptions().setQueryTimeout(timeout.toMillis());
        settings.mail().nameServer().map(MailCheck::nameServer).ifPresent(server -> at(options, server));
        this.names = vertx.createDnsClient(options);
        this.clock = clock;
    }

    private static void at(DnsClientOptions options, InetSocketAddress server) {
        options.setHost(server.getAddress().getHostAddress()).setPort(server.getPort());
    }

    /** @return the hoster's own domain; the domain itself as long as none is known */
    String of(String domain) {
        Known found = known.get(domain);
        if ((found == null || found.until().isBefore(clock.instant())) && asking.get() < MOST_AT_ONCE) {
            lookUp(domain).subscribe().with(group -> {});
        }
        return found == null ? domain : found.group().orElse(domain);
    }

    /** The hoster's own domain; empty where there is none, or no name server answered. Never fails. */
    Uni<Optional<String>> lookUp(String domain) {
        asking.incrementAndGet();
        return Uni.createFrom()
                .completionStage(() -> names.resolveMX(domain).toCompletionStage())
                .map(MailExchanges::group)
                .invoke(group -> keep(domain, group, FRESH))
                .onFailure()
                .recoverWithItem(silent -> {
                    Known before = known.get(domain);
                    Optional<String> group = before == null ? Optional.empty() : before.group();
                    keep(domain, group, UNANSWERED);
                    return group;
                })
                .eventually(asking::decrementAndGet);
    }

    private void keep(String domain, Optional<String> group, Duration length) {
        known.put(domain, new Known(group, clock.instant().plus(length)));
    }

    private static Optional<String> group(List<MxRecord> records) {
        return records.stream()
                .filter(record -> record.name() != null && record.name().contains("."))
                .min(Comparator.comparingInt(MxRecord::priority).thenComparing(MxRecord::name))
                .map(record -> owner(record.name()));
    }

    /** {@code contoso-com.mail.protection.outlook.com} is of {@code outlook.com}. */
    static String owner(String host) {
        String[] labels = host.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "").split("\\.");
        int last = labels.length - 1;
        boolean ofACountry =
                labels.length > 2 && labels[last].length() == 2 && labels[last - 1].length() <= LONGEST_OF_A_COUNTRY;
        int kept = Math.min(labels.length, ofACountry ? 3 : 2);
        return String.join(".", Arrays.copyOfRange(labels, labels.length - kept, labels.length));
    }

    private static final class Recent extends LinkedHashMap<String, Known> {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > MOST_KNOWN;
        }
    }
}
