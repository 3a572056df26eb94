package io.sitrep.notifier.channel.webhook;

import io.sitrep.notifier.channel.http.AddressRange;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Tells whether an address is one of the public internet. The JDK's own flags do not: they call fd00::1, 100.64/10 or
 * 64:ff9b::10.0.0.1 public. Source: IANA's IPv4 and IPv6 special-purpose address registries.
 */
final class PublicAddresses {
    private static final List<AddressRange> NOT_PUBLIC = ranges(
            "0.0.0.0/8", // this network
            "10.0.0.0/8", // private
            "100.64.0.0/10", // carrier-grade NAT
            "127.0.0.0/8", // loopback
            "169.254.0.0/16", // link-local, and clouds' metadata
            "172.16.0.0/12", // private
            "192.0.0.0/24", // protocol assignments
            "192.0.2.0/24", // documentation
            "192.31.196.0/24", // AS112
            "192.52.193.0/24", // AMT
            "192.88.99.0/24", // 6to4 relays
            "192.168.0.0/16", // private
            "192.175.48.0/24", // AS112
            "198.18.0.0/15", // benchmarks
            "198.51.100.0/24", // documentation
            "203.0.113.0/24", // documentation
            "224.0.0.0/4", // multicast
            "240.0.0.0/4", // reserved, and broadcast
            "2001::/23", // protocol assignments, Teredo and ORCHID among them
            "2001:db8::/32", // documentation
            "2002::/16", // 6to4: an IPv4 address in disguise
            "2620:4f:8000::/48", // AS112
            "3fff::/20"); // documentation

    /** The one block of global unicast: loopback, link-local, unique local, multicast, IPv4-compatible lie outside. */
    private static final AddressRange GLOBAL_UNICAST = AddressRange.of("2000::/3");

    /** NAT64: what counts is the IPv4 address in its last four bytes. */
    private static final AddressRange NAT64 = AddressRange.of("64:ff9b::/96");

    private PublicAddresses() {}

    static boolean contains(InetAddress address) {
        if (address instanceof Inet6Address && NAT64.contains(address)) {
            return contains(embedded(address));
        }
        boolean known = address instanceof Inet4Address || (GLOBAL_UNICAST.contains(address) && !isIsatap(address));
        return known && NOT_PUBLIC.stream().noneMatch(range -> range.contains(address));
    }

    /** An IPv4 address in disguise (RFC 5214, 6.1): the last eight bytes are 0:5efe or 200:5efe and that address. */
    private static boolean isIsatap(InetAddress address) {
        byte[] bytes = address.getAddress();
        return (bytes[8] & ~2) == 0 && bytes[9] == 0 && bytes[10] == 0x5e && bytes[11] == (byte) 0xfe;
    }

    private static InetAddress embedded(InetAddress nat64) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(nat64.getAddress(), 12, 16));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<AddressRange> ranges(String... cidrs) {
        return Arrays.stream(cidrs).map(AddressRange::of).toList();
    }
}
