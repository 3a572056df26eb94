package io.sitrep.kit.http;

import io.quarkus.runtime.Startup;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Whom a request comes from: the other end of its connection, and where that is a trusted proxy, whom it was asked by. Proxies put that
 * behind what is in {@code X-Forwarded-For} already, so the header is read from its end, and the first address that is no trusted proxy
 * counts: what stands before it was written by whoever asks.
 *
 * <p>{@code HttpServerRequest.remoteAddress()} is not this: Quarkus takes the first address of the header, which anybody can write. Its
 * {@code quarkus.http.proxy.*} say here, too, whether the header counts and who is trusted. While nobody is named as trusted, the nearest
 * proxy alone is. A header {@code Forwarded} is not read.
 */
@Singleton
@Startup // a wrong list of proxies stops the start
public class ClientHost {
    private static final String HEADER = "X-Forwarded-For";

    /** Some proxies write the port as well. */
    private static final Pattern WITH_PORT = Pattern.compile("(\\d+(?:\\.\\d+){3}):\\d+|\\[([^\\]]*)](?::\\d+)?");

    private final boolean behindProxies;
    private final Optional<TrustedProxies> trusted;

    ClientHost(
            @ConfigProperty(name = "quarkus.http.proxy.proxy-address-forwarding", defaultValue = "false")
                    boolean behindProxies,
            @ConfigProperty(name = "quarkus.http.proxy.trusted-proxies") Optional<List<String>> trusted) {
        this.behindProxies = behindProxies;
        this.trusted = trusted.map(TrustedProxies::of);
    }

    /** @return an address, rarely another word that a trusted proxy wrote; null where the connection has none */
    public String of(HttpServerRequest request) {
        SocketAddress nearest = request.connection().remoteAddress();
        return nearest == null
                ? null
                : of(nearest.hostAddress(), request.headers().getAll(HEADER));
    }

    /** @param forwarded the header's lines in their order */
    String of(String nearest, List<String> forwarded) {
        if (!behindProxies || nearest == null) {
            return nearest;
        }
        List<String> said = said(forwarded);
        if (trusted.isEmpty()) {
            return said.isEmpty() ? nearest : said.get(said.size() - 1);
        }
        String client = nearest;
        for (int i = said.size() - 1; i >= 0 && trusted.get().contain(client); i--) {
            client = said.get(i);
        }
        return client;
    }

    private static List<String> said(List<String> forwarded) {
        List<String> said = new ArrayList<>();
        for (String line : forwarded) {
            for (String each : line.split(",")) {
                String host = each.strip();
                if (!host.isEmpty()) {
                    said.add(withoutPort(host));
                }
            }
        }
        return said;
    }

    private static String withoutPort(String host) {
        Matcher both = WITH_PORT.matcher(host);
        if (!both.matches()) {
            return host;
        }
        return both.group(1) != null ? both.group(1) : both.group(2);
    }
}
