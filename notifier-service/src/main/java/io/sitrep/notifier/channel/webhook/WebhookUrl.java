package io.sitrep.notifier.channel.webhook;

import java.net.IDN;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A URL as webhooks may have it, in one spelling: the host in ASCII, in lower case and without a dot at its end. Numbers are read one way
 * only: an IPv4 address is four decimals, and what others would read as one too (octal, hexadecimal, short forms) is refused.
 *
 * @param host a name or an address; an IPv6 address in brackets
 * @param path with the query
 * @param literal the address, where the host is one, else null
 */
record WebhookUrl(boolean secure, String host, int port, String path, InetAddress[] literal) {
    private static final int LONGEST = 2048;
    private static final Pattern PARTS = Pattern.compile("(?i)(https?)://([^/?#]*)([^#]*)(#.*)?", Pattern.DOTALL);
    private static final Pattern LAST_IS_NUMBER = Pattern.compile("(?i)(.*\\.)?(\\d+|0x[0-9a-f]*)");
    private static final Pattern FOUR_DECIMALS = Pattern.compile("((0|[1-9]\\d{0,2})(\\.(?!$)|$)){4}");

    /** @throws RefusedTarget saying what is wrong with it */
    static WebhookUrl of(String address) {
        if (address.length() > LONGEST) {
            throw new RefusedTarget("must be at most " + LONGEST + " characters long");
        }
        Matcher parts = PARTS.matcher(address);
        if (!parts.matches()) {
            throw new RefusedTarget("must be an http or https URL with a host");
        }
        if (parts.group(2).contains("@") || parts.group(4) != null) {
            throw new RefusedTarget("must have neither user information nor a fragment");
        }
        URI url = parse(parts.group(1).toLowerCase(Locale.ROOT) + "://" + ascii(parts.group(2)) + parts.group(3));
        boolean secure = "https".equals(url.getScheme());
        int port = url.getPort() != -1 ? url.getPort() : secure ? 443 : 80;
        return new WebhookUrl(secure, url.getHost(), port, path(url), literal(url.getHost()));
    }

    /** As it is kept: what leads to the same place is spelled alike. The path is the receiver's own, and stays as it is. */
    String spelled() {
        boolean usual = port == (secure ? 443 : 80);
        return (secure ? "https://" : "http://") + host + (usual ? "" : ":" + port) + path;
    }

    private static URI parse(String text) {
        try {
            URI url = new URI(new URI(text).toASCIIString());
            if (url.getHost() == null) {
                throw new RefusedTarget("must be an http or https URL with a host");
            }
            return url;
        } catch (URISyntaxException notOne) {
            throw new RefusedTarget("must be a URL");
        }
    }

    private static String path(URI url) {
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    }

    /** The host with its port, if there is one, the host in its one spelling. */
    private static String ascii(String authority) {
        if (authority.startsWith("[")) {
            if (authority.contains("%")) {
                throw new RefusedTarget("must not name a zone");
            }
            return authority;
        }
        int colon = authority.lastIndexOf(':');
        String host = colon < 0 ? authority : authority.substring(0, colon);
        String name = withoutLastDot(toAscii(host).toLowerCase(Locale.ROOT));
        if (LAST_IS_NUMBER.matcher(name).matches()
                && !FOUR_DECIMALS.matcher(name).matches()) {
            throw new RefusedTarget("must write an IPv4 address as four decimal numbers");
        }
        return colon < 0 ? name : name + authority.substring(colon);
    }

    private static String toAscii(String host) {
        try {
            return IDN.toASCII(host);
        } catch (IllegalArgumentException notOne) {
            throw new RefusedTarget("must be an http or https URL with a host");
        }
    }

    private static String withoutLastDot(String name) {
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    /** Asks no name server: only what is an address is looked at. */
    private static InetAddress[] literal(String host) {
        if (!host.startsWith("[") && !FOUR_DECIMALS.matcher(host).matches()) {
            return null;
        }
        try {
            return new InetAddress[] {InetAddress.getByName(host)};
        } catch (UnknownHostException notOne) {
            throw new RefusedTarget("must be an http or https URL with a host");
        }
    }
}
