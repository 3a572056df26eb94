package io.sitrep.notifier.channel.webhook;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;

/**
 * A URL with the very address it was checked for: the connection goes there and nowhere else.
 *
 * @param request a POST to it, without headers
 */
record PinnedTarget(InetAddress address, RequestOptions request) {
    /** The name stays in the Host header and in TLS; it is not resolved a second time. */
    static PinnedTarget of(WebhookUrl url, InetAddress address) {
        RequestOptions post = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(url.port(), address.getHostAddress()))
                .setHost(url.host())
                .setPort(url.port())
                .setSsl(url.secure())
                .setURI(url.path())
                .setFollowRedirects(false);
        return new PinnedTarget(address, post);
    }
}
