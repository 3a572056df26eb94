package io.sitrep.kit.http;

import io.netty.util.NetUtil;
import io.sitrep.kit.settings.Wanted;
import java.util.Arrays;
import java.util.List;

/** Addresses whose word counts about where a request comes from. An IPv4 address within an IPv6 one ({@code ::ffff:10.0.0.1}) is that IPv4 address. */
final class TrustedProxies {
    private static final String VARIABLE = "QUARKUS_HTTP_PROXY_TRUSTED_PROXIES";
    private static final int MAPPED = 12;
    private static final int IPV6 = 16;

    private record Range(byte[] first, int bits) {
        boolean contains(byte[] address) {
            if (address.length != first.length) {
                return false;
            }
            int whole = bits / 8;
            int rest = (0xff00 >> (bits % 8)) & 0xff;
            return Arrays.equals(address, 0, whole, first, 0, whole)
                    && (rest == 0 || (address[whole] & rest) == (first[whole] & rest));
        }
    }

    private final List<Range> ranges;

    private TrustedProxies(List<Range> ranges) {
        this.ranges = ranges;
    }

    /**
     * @param texts addresses and ranges ({@code 10.0.0.0/8})
     * @throws io.sitrep.kit.settings.SettingException for anything else. Quarkus takes names, too; a name can't be found among addresses
     */
    static TrustedProxies of(List<String> texts) {
        return new TrustedProxies(
                texts.stream().map(String::strip).map(TrustedProxies::range).toList());
    }

    boolean contain(String host) {
        byte[] address = bytes(host);
        return address != null && ranges.stream().anyMatch(range -> range.contains(address));
    }

    private static Range range(String text) {
        String[] parts = text.split("/", 2);
        byte[] first = bytes(parts[0]);
        Wanted.that(first != null, VARIABLE, "must be addresses or ranges with commas between: 10.0.0.0/8,fd00::/8");
        if (parts.length == 1) {
            return new Range(first, first.length * 8);
        }
        boolean isNumber = parts[1].matches("\\d{1,3}") && Integer.parseInt(parts[1]) <= first.length * 8;
        Wanted.that(isNumber, VARIABLE, "must have, behind a slash, how many bits of the address count: 10.0.0.0/8");
        return new Range(first, Integer.parseInt(parts[1]));
    }

    private static byte[] bytes(String host) {
        byte[] address = NetUtil.createByteArrayFromIpAddressString(host.replaceAll("%.*$", ""));
        boolean isMapped = address != null
                && address.length == IPV6
                && Arrays.equals(address, 0, MAPPED, ClientAddress.MAPPED, 0, MAPPED);
        return isMapped ? Arrays.copyOfRange(address, MAPPED, IPV6) : address;
    }
}
