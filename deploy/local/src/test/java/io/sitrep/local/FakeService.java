package io.sitrep.local;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Locale;

/** Stands where a service stands, to be started, killed and stopped: answers its readiness check and nothing else. */
public final class FakeService {
    private FakeService() {}

    /** Knows which service it is by the path of the jar it was started from. */
    public static void main(String... arguments) throws Exception {
        Path jar = Path.of(System.getProperty("java.class.path"));
        String name = jar.getName(jar.getNameCount() - 4).toString().replace("-service", "");
        if (name.equals(System.getenv("FAKE_FAILURE"))) {
            System.out.println("2026-11-21 10:00:00 ERROR SITREP_SECRET_KEY is not base64");
            System.exit(1);
        }
        int port = Integer.parseInt(System.getenv(name.toUpperCase(Locale.ROOT) + "_MANAGEMENT_PORT"));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/q/health/ready", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }
}
