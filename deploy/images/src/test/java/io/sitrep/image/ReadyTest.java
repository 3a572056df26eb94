package io.sitrep.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class ReadyTest {
    @Test
    void readyServiceIsReady() throws IOException {
        assertThat(answered(200)).isTrue();
    }

    @Test
    void serviceThatSaysItIsNotIsNot() throws IOException {
        assertThat(answered(503)).isFalse();
    }

    @Test
    void strangerOnThePortIsNotReady() throws IOException {
        assertThat(answered(404)).isFalse();
    }

    @Test
    void nobodyThereIsNotReady() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        assertThat(Ready.isReady(port)).isFalse();
    }

    @Test
    void serviceThatTakesTheCallAndSaysNothingIsNotReady() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(Ready.isReady(silent.getLocalPort())).isFalse();
        }
    }

    private static boolean answered(int status) throws IOException {
        HttpServer service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        service.createContext("/q/health/ready", exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        service.start();
        try {
            return Ready.isReady(service.getAddress().getPort());
        } finally {
            service.stop(0);
        }
    }
}
