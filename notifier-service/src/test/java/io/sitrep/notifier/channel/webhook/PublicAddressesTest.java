package io.sitrep.notifier.channel.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sitrep.notifier.channel.http.AddressRange;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "127.0.0.1",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.1",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "127.1",
                "2130706433",
                "::",
                "::1",
                "::127.0.0.1",
                "::ffff:10.0.0.1",
                "64:ff9b::10.0.0.1",
                "64:ff9b::127.0.0.1",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:0:4136:e378:8000:63bf:3fff:fdd2",
                "2001:db8::1",
                "2002:7f00:1::",
                "2002:a00:1::1",
                "3fff::1",
                "5f00::1",
                "2a00:1450:4001::5efe:a00:1",
                "2a00:1450:4001::200:5efe:a00:1",
                "::ffff:127.0.0.1",
                "::8.8.8.8",
                "64:ff9b:1:2::8.8.8.8",
                "fe80::1%1",
                "fc00::1",
                "fd00::1",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                "2001:20::1"
            })
    void isNotPublic(String address) throws UnknownHostException {
        assertThat(PublicAddresses.contains(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "8.8.8.8",
                "100.63.255.255",
                "100.128.0.1",
                "172.15.0.1",
                "172.32.0.1",
                "198.17.0.1",
                "198.20.0.1",
                "2606:4700::1111",
                "2a00:1450:4001::1",
                "::ffff:8.8.8.8",
                "64:ff9b::8.8.8.8"
            })
    void isPublic(String address) throws UnknownHostException {
        assertThat(PublicAddresses.contains(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void rangesAreReadStrictly() throws UnknownHostException {
        assertThat(AddressRange.of("10.0.0.0/8").contains(InetAddress.getByName("10.255.0.1")))
                .isTrue();
        assertThat(AddressRange.of("fd00::/9").contains(InetAddress.getByName("fd80::1")))
                .isFalse();
        assertThat(AddressRange.of("127.0.0.1").contains(InetAddress.getByName("127.0.0.2")))
                .isFalse();
        for (String wrong : new String[] {"10.0.0.0/33", "10.0.0.0/-1", "localhost/8", "10.0.0.0/8/8", "", "x"}) {
            assertThatThrownBy(() -> AddressRange.of(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
