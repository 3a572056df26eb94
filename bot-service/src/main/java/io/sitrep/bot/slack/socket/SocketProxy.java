package io.sitrep.bot.slack.socket;

import io.sitrep.bot.slack.web.NoProxy;
import io.vertx.core.net.ProxyOptions;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which proxy the environment wants between us and a host; the same as for the Web API. */
final class SocketProxy {
    private static final int USUAL_PORT = 3128;

    private SocketProxy() {}

    static Optional<ProxyOptions> to(URI address, Map<String, String> environment) {
        String name = address.getScheme().equals("wss") ? "HTTPS_PROXY" : "HTTP_PROXY";
        String set = environment.getOrDefault(name, environment.getOrDefault(name.toLowerCase(Locale.ROOT), ""));
        if (set.isBlank() || NoProxy.covers(address.getHost(), environment)) {
            return Optional.empty();
        }
        URI proxy = URI.create(set);
        ProxyOptions options =
                new ProxyOptions().setHost(proxy.getHost()).setPort(proxy.getPort() < 0 ? USUAL_PORT : proxy.getPort());
        if (proxy.getUserInfo() != null) {
            String[] who = proxy.getUserInfo().split(":", 2);
            options.setUsername(who[0]).setPassword(who.length == 2 ? who[1] : "");
        }
        return Optional.of(options);
    }
}
