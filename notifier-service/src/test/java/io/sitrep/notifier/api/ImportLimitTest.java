package io.sitrep.notifier.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.sitrep.notifier.outside.RealService;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A file that is too large is refused by what it says of itself, with the limit named, before a byte of it is read. */
@RealService
class ImportLimitTest {
    private static final int LARGEST = 64 * 1024 * 1024;
    private static final int OF_OTHERS = 1024 * 1024;

    @TestHTTPResource("/")
    URI service;

    @Test
    void importOfOneByteTooManyIsRefusedWithTheLimitOfImports() throws IOException {
        assertThat(answer("/api/v1/subscribers/import", LARGEST + 1))
                .startsWith("HTTP/1.1 413 ")
                .containsIgnoringCase("Content-Type: application/problem+json")
                .contains("at most " + LARGEST + " bytes");
    }

    @Test
    void everythingElseHasTheLimitOfEverythingElse() throws IOException {
        assertThat(answer("/api/v1/subscribers", OF_OTHERS + 1))
                .startsWith("HTTP/1.1 413 ")
                .contains("at most " + OF_OTHERS + " bytes");
    }

    /** Also says that the connection ends by itself: else this would wait for ever. */
    private String answer(String path, int bytes) throws IOException {
        String head = "POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: "
                + bytes + "\r\n\r\n";
        try (Socket socket = new Socket(service.getHost(), service.getPort())) {
            socket.setSoTimeout(15_000);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
