package io.sitrep.notifier.channel.webhook;

import io.sitrep.notifier.Settings;
import io.vertx.core.Future;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/**
 * Decides where webhooks may go: http and https, to the public internet on the allowed ports, and to the private ranges that
 * were allowed on any port. Asked at registration and again for each connection, which then goes to the address that
 * was checked: a name that changes its mind in between gains nothing.
 */
@Singleton
class TargetCheck {
    private static final int LONGEST = 2048;

    private final NameLookup names;
    private final Set<AddressRange> allowedRanges;
    private final Set<Integer> allowedPorts;

    TargetCheck(NameLookup names, Settings settings) {
        this.names = names;
        this.allowedRanges = settings.webhook().allowPrivate().orElse(Set.of());
        this.allowedPorts = settings.webhook().allowPorts();
    }

    /** Fails with {@link RefusedTarget}. */
    Future<PinnedTarget> pin(String address) {
        try {
            URI url = parse(address);
            return names.find(url.getHost()).map(addresses -> pin(url, addresses));
        } catch (RefusedTarget refused) {
            return Future.failedFuture(refused);
        }
    }

    private static URI parse(String address) {
        if (address.length() > LONGEST) {
            throw new RefusedTarget("must be at most " + LONGEST + " characters long");
        }
        URI url;
        try {
            url = new URI(address);
        } catch (URISyntaxException notOne) {
            throw new RefusedTarget("must be a URL");
        }
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (!Set.of("http", "https").contains(scheme) || url.getHost() == null) {
            throw new RefusedTarget("must be an http or https URL with a host");
        }
        if (url.getRawUserInfo() != null || url.getRawFragment() != null) {
            throw new RefusedTarget("must have neither user information nor a fragment");
        }
        return url;
    }

    private PinnedTarget pin(URI url, InetAddress[] addresses) {
        int port = url.getPort() != -1 ? url.getPort() : "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
        return Arrays.stream(addresses)
                .filter(address -> isAllowed(address, port))
                .findFirst()
                .map(address -> new PinnedTarget(url, address, port))
                .orElseThrow(() -> new RefusedTarget("must lead to a public address on one of the ports "
                        + allowedPorts.stream().sorted().toList()));
    }

    private boolean isAllowed(InetAddress address, int port) {
        boolean allowedRange = allowedRanges.stream().anyMatch(range -> range.contains(address));
        return allowedRange || (allowedPorts.contains(port) && PublicAddresses.contains(address));
    }
}
