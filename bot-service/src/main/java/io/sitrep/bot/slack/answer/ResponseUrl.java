package io.sitrep.bot.slack.answer;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.sitrep.bot.Settings;
import io.sitrep.bot.port.Told;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Posts to the address a command brought along for its late answer: five times at most, within 30 minutes. Source:
 * https://docs.slack.dev/interactivity/handling-user-interaction, read 2026-11-21.
 */
@Singleton
public class ResponseUrl {
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,5}");

    private final SlackAddresses addresses;
    private final ResponseUrlApi api;

    public ResponseUrl(Settings settings) {
        this.addresses = new SlackAddresses(settings.slack().apiUrl());
        this.api = QuarkusRestClientBuilder.newBuilder()
                .baseUri(settings.slack().apiUrl())
                .connectTimeout(2, TimeUnit.SECONDS)
                .readTimeout(5, TimeUnit.SECONDS)
                .followRedirects(false)
                .disableDefaultMapper(true)
                .build(ResponseUrlApi.class);
    }

    public Uni<Told> post(String responseUrl, String message) {
        if (!addresses.covers(responseUrl)) {
            return Uni.createFrom().item(new Told.Never("the address is not one of Slack's"));
        }
        return api.post(responseUrl, message)
                .map(ResponseUrl::told)
                .onFailure()
                .recoverWithItem(lost ->
                        new Told.Later("lost connection, " + lost.getClass().getSimpleName(), SOON));
    }

    private static Told told(Response answer) {
        int status = answer.getStatus();
        if (status < 300) {
            return new Told.Done();
        }
        boolean later = status == 429 || status >= 500;
        return later ? new Told.Later("answered " + status, retryAfter(answer)) : new Told.Never("answered " + status);
    }

    private static Duration retryAfter(Response answer) {
        String seconds = answer.getHeaderString("Retry-After");
        return seconds != null && SECONDS.matcher(seconds).matches()
                ? Duration.ofSeconds(Long.parseLong(seconds))
                : SOON;
    }
}
