package io.sitrep.incident.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.sitrep.incident.CarefulHouse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Anybody can write a header: who is no trusted proxy counts by the address of the connection. */
@QuarkusTest
@TestProfile(CarefulHouse.class)
class UntrustedProxyTest extends Reporting {
    @Test
    void whoInventsAddressesStaysOneClient() {
        report(Map.of("component", publicId())).statusCode(202);
        String before = client;
        another();
        assertThat(client).isNotEqualTo(before);
        report(Map.of("component", publicId())).statusCode(429);
    }
}
