package io.sitrep.notifier.channel.webhook;

import io.sitrep.notifier.Settings;
import io.sitrep.notifier.channel.http.AddressRange;
import io.sitrep.notifier.render.Recent;
import io.vertx.core.Future;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Decides where webhooks may go: http and https, to the public internet on the allowed ports, and to the private ranges that
 * were allowed on any port. Asked at registration and again for each delivery, which then goes to the address that
 * was checked: a name that changes its mind in between gains nothing. What was read and checked before is not read and checked again
 * as long as the name leads to the same addresses.
 */
@Singleton
class TargetCheck {
    private static final int KEPT = 10_000;

    /** A URL, the addresses it led to the last time, and what came of them; null while nobody asked. */
    private record Known(WebhookUrl url, InetAddress[] addresses, PinnedTarget pinned) {}

    private final NameLookup names;
    private final Set<AddressRange> allowedRanges;
    private final Set<Integer> allowedPorts;
    private final Map<String, Known> recent = Recent.of(KEPT);

    @Inject
    TargetCheck(NameLookup names, Settings settings) {
        this(
                names,
                settings.webhook().allowPrivate().orElse(Set.of()),
                settings.webhook().allowPorts());
    }

    TargetCheck(NameLookup names, Set<AddressRange> allowedRanges, Set<Integer> allowedPorts) {
        this.names = names;
        this.allowedRanges = allowedRanges;
        this.allowedPorts = allowedPorts;
    }

    /** Fails with {@link RefusedTarget}. Complete at once where no name server has to be asked. */
    Future<PinnedTarget> pin(String address) {
        return pin(address, names::find);
    }

    /** The same for a URL that anybody may have given. Fails with a 503 while too many of them are looked at. */
    Future<PinnedTarget> pinForStranger(String address) {
        return pin(address, names::findForStranger);
    }

    private Future<PinnedTarget> pin(String address, Function<String, Future<InetAddress[]>> lookup) {
        try {
            Known known = known(address);
            InetAddress[] literal = known.url().literal();
            if (literal != null) {
                return Future.succeededFuture(pin(address, known, literal));
            }
            return lookup.apply(known.url().host()).map(addresses -> pin(address, known, addresses));
        } catch (RefusedTarget refused) {
            return Future.failedFuture(refused);
        }
    }

    /** The URL in its one spelling. @throws RefusedTarget saying what is wrong with it */
    String spelled(String address) {
        return known(address).url().spelled();
    }

    /** Its host and port, or a word for all that have none. Asks nobody. */
    String authority(String address) {
        try {
            WebhookUrl url = known(address).url();
            return url.host() + ":" + url.port();
        } catch (RefusedTarget refused) {
            return "nowhere";
        }
    }

    private Known known(String address) {
        Known known = recent.get(address);
        if (known == null) {
            known = new Known(WebhookUrl.of(address), null, null);
            recent.put(address, known);
        }
        return known;
    }

    private PinnedTarget pin(String address, Known known, InetAddress[] addresses) {
        if (Arrays.equals(known.addresses(), addresses)) {
            return known.pinned();
        }
        PinnedTarget pinned = PinnedTarget.of(known.url(), allowed(known.url(), addresses));
        recent.put(address, new Known(known.url(), addresses, pinned));
        return pinned;
    }

    private InetAddress allowed(WebhookUrl url, InetAddress[] addresses) {
        return Arrays.stream(addresses)
                .filter(one -> isAllowed(one, url.port()))
                .findFirst()
                .orElseThrow(() -> new RefusedTarget("must lead to a public address on one of the ports "
                        + allowedPorts.stream().sorted().toList()));
    }

    private boolean isAllowed(InetAddress address, int port) {
        boolean allowedRange = allowedRanges.stream().anyMatch(range -> range.contains(address));
        return allowedRange || (allowedPorts.contains(port) && PublicAddresses.contains(address));
    }
}
