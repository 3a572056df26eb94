package io.sitrep.notifier.channel.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** A block of addresses in CIDR form: {@code 10.0.0.0/8}, {@code fd00::/8}; an address alone is a block of one. */
public final class AddressRange {
    private static final Pattern LITERAL = Pattern.compile("[0-9.]{7,15}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private final byte[] network;
    private final int prefix;

    private AddressRange(byte[] network, int prefix) {
        this.network = network;
        this.prefix = prefix;
    }

    /** @throws IllegalArgumentException when it is not CIDR */
    public static AddressRange of(String cidr) {
        String[] parts = cidr.trim().split("/", -1);
        if (parts.length > 2 || !LITERAL.matcher(parts[0]).matches()) {
            throw new IllegalArgumentException("wants address ranges such as 10.0.0.0/8");
        }
        byte[] network = bytes(parts[0]);
        int prefix = parts.length == 1 ? network.length * 8 : prefix(parts[1]);
        if (prefix < 0 || prefix > network.length * 8) {
            throw new IllegalArgumentException("wants address ranges such as 10.0.0.0/8");
        }
        return new AddressRange(network, prefix);
    }

    public boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length != network.length) {
            return false;
        }
        int whole = prefix / 8;
        for (int i = 0; i < whole; i++) {
            if (bytes[i] != network[i]) {
                return false;
            }
        }
        int rest = prefix % 8;
        int mask = 0xff << (8 - rest) & 0xff;
        return rest == 0 || (bytes[whole] & mask) == (network[whole] & mask);
    }

    private static byte[] bytes(String literal) {
        try {
            return InetAddress.getByName(literal).getAddress();
        } catch (UnknownHostException notOne) {
            throw new IllegalArgumentException("wants address ranges such as 10.0.0.0/8", notOne);
        }
    }

    private static int prefix(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notOne) {
            throw new IllegalArgumentException("wants address ranges such as 10.0.0.0/8", notOne);
        }
    }
}
