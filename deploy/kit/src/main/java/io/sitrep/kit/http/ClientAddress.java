package io.sitrep.kit.http;

import io.netty.util.NetUtil;
import java.util.Arrays;
import java.util.HexFormat;

/** What stands for one client: its IPv4 address, or the network of its IPv6 address, of which a household has a whole one. */
public final class ClientAddress {
    private static final int NETWORK = 8; // bytes: a /64
    static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};

    private ClientAddress() {}

    /** @param host as the connection or a trusted proxy says it; what is no address stands for itself */
    public static String of(String host) {
        if (host == null) {
            return "unknown";
        }
        String address = host.replaceAll("%.*$", "").replaceAll("^\\[|]$", "");
        byte[] bytes = bytes(address);
        if (bytes == null) {
            return host.length() > 64 ? host.substring(0, 64) : host;
        }
        if (bytes.length == 4) {
            return HexFormat.of().formatHex(bytes);
        }
        return Arrays.equals(Arrays.copyOf(bytes, MAPPED.length), MAPPED)
                ? HexFormat.of().formatHex(bytes, MAPPED.length, bytes.length)
                : HexFormat.of().formatHex(bytes, 0, NETWORK) + "/64";
    }

    /** Of an IPv6 address that a proxy wrote without brackets, the last group was taken for a port: what counts is before it. */
    private static byte[] bytes(String address) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
        return bytes == null && address.indexOf(':') >= 0
                ? NetUtil.createByteArrayFromIpAddressString(address + ":0")
                : bytes;
    }
}
