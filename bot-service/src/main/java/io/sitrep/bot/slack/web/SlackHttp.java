package io.sitrep.bot.slack.web;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.util.http.SlackHttpClient;
import java.net.URI;
import java.time.Duration;
import okhttp3.OkHttpClient;

/** Makes Slack's own client the way we want it. */
final class SlackHttp {
    private SlackHttp() {}

    static Slack client(URI apiUrl, Duration call, Quiet quiet) {
        SlackConfig config = new SlackConfig();
        config.setMethodsEndpointUrlPrefix(apiUrl.toString().endsWith("/") ? apiUrl.toString() : apiUrl + "/");
        config.setHttpClientCallTimeoutMillis(Math.toIntExact(call.toMillis()));
        config.setStatsEnabled(false);
        if (NoProxy.covers(apiUrl.getHost(), System.getenv())) {
            // The SDK takes HTTP_PROXY from the environment and knows nothing of NO_PROXY.
            config.setProxyUrl(null);
        }
        OkHttpClient once = SlackHttpClient.buildOkHttpClient(config)
                .newBuilder()
                // By itself it sends again what may have had its effect, at another of the server's addresses.
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .addInterceptor(quiet)
                .build();
        return Slack.getInstance(config, new SlackHttpClient(once));
    }
}
