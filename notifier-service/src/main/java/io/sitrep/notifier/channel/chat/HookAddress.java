package io.sitrep.notifier.channel.chat;

import io.sitrep.notifier.Settings;
import io.sitrep.notifier.channel.http.AddressRange;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where a chat's incoming webhook may lie: by https at the chat's own hosts and nowhere else, so that no address leads inside; and,
 * for tests and for who runs such a chat, in the private ranges that are allowed to webhooks.
 */
@Singleton
public class HookAddress {
    private static final int LONGEST = 2_048;
    private static final Pattern LITERAL = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    private final Set<AddressRange> allowed;

    HookAddress(Settings settings) {
        this.allowed = settings.webhook().allowPrivate().orElse(Set.of());
    }

    /**
     * In its one spelling.
     *
     * @param hosts a name, or with a dot before it all names below it
     * @throws IllegalArgumentException saying what is wrong with it
     */
    public URI read(String address, Set<String> hosts) {
        URI url = parse(address);
        if (isAllowedPrivately(url)) {
            return url;
        }
        if (!"https".equals(url.getScheme()) || (url.getPort() != -1 && url.getPort() != 443)) {
            throw new IllegalArgumentException("must begin with https:// and name no port");
        }
        if (hosts.stream().noneMatch(host -> isOf(url.getHost(), host))) {
            throw new IllegalArgumentException("must be a webhook of "
                    + String.join(" or ", hosts.stream().sorted().toList()));
        }
        return url;
    }

    private static URI parse(String address) {
        if (address.length() > LONGEST) {
            throw new IllegalArgumentException("must be at most " + LONGEST + " characters long");
        }
        try {
            URI url = new URI(address.strip());
            if (url.getHost() == null || url.getUserInfo() != null || url.getFragment() != null) {
                throw new IllegalArgumentException("must be a URL with a host, without user information or a fragment");
            }
            return new URI(url.getScheme().toLowerCase(Locale.ROOT)
                    + "://"
                    + url.getHost().toLowerCase(Locale.ROOT)
                    + (url.getPort() == -1 ? "" : ":" + url.getPort())
                    + url.getRawPath()
                    + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery()));
        } catch (URISyntaxException | NullPointerException notOne) {
            throw new IllegalArgumentException("must be a URL", notOne);
        }
    }

    private static boolean isOf(String host, String own) {
        return own.startsWith(".") ? host.endsWith(own) : host.equals(own);
    }

    private boolean isAllowedPrivately(URI url) {
        if (!LITERAL.matcher(url.getHost()).matches()) {
            return false;
        }
        try {
            InetAddress address = InetAddress.getByName(url.getHost());
            return allowed.stream().anyMatch(range -> range.contains(address));
        } catch (UnknownHostException notOne) {
            return false;
        }
    }
}
