package io.sitrep.bot.discord.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.Startup;
import io.sitrep.bot.Settings;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import net.dv8tion.jda.api.requests.Route;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Discord's REST API, on worker threads and without its gateway: interactions may come by HTTP, and of several replicas one alone
 * holds the gateway. No call is repeated here but for a short wait Discord asks for: who asks decides that. Each fails with
 * {@link io.sitrep.bot.port.PlatformAway} or {@link io.sitrep.bot.port.PlatformRefused}, whose code is Discord's number.
 */
@Singleton
@Startup
public class DiscordWeb {
    private static final Duration CALL = Duration.ofSeconds(4);
    private static final Duration ALTOGETHER = Duration.ofSeconds(14);

    private final DiscordHttp http;
    private final Duration quickCall;
    private final Buckets buckets = new Buckets(System::nanoTime);

    @Inject
    DiscordWeb(
            Settings settings,
            ObjectMapper json,
            @ConfigProperty(name = "suite.patience.platform") Duration quickCall) {
        this(
                new DiscordHttp(
                        settings.discord().apiUrl(), settings.discord().token().orElse(""), settings.publicUrl(), json),
                quickCall);
    }

    DiscordWeb(DiscordHttp http, Duration quickCall) {
        this.http = http;
        this.quickCall = quickCall;
    }

    @PreDestroy
    void close() {
        http.close();
    }

    /** Whether Discord did not take the bot's token when it was last asked something by it. */
    public boolean isTokenRefused() {
        return http.isTokenRefused();
    }

    /** One call nobody waits for: 4 s. */
    public Uni<JsonNode> call(Route.CompiledRoute route, Optional<JsonNode> body) {
        return with(discord -> discord.ask(route, body));
    }

    /** One call somebody waits for: 1 s, and a short wait that is asked for. */
    public Uni<JsonNode> quickly(Route.CompiledRoute route, Optional<JsonNode> body) {
        return quicklyWith(discord -> discord.ask(route, body));
    }

    /** Several that nobody waits for: 4 s a call, 14 s in all. */
    public <T> Uni<T> with(Function<DiscordCalls, T> work) {
        return onWorker(CALL, ALTOGETHER, work);
    }

    /** Several that somebody waits for: 1 s a call, 2.5 s in all. */
    public <T> Uni<T> quicklyWith(Function<DiscordCalls, T> work) {
        return onWorker(quickCall, quickCall.multipliedBy(5).dividedBy(2), work);
    }

    private <T> Uni<T> onWorker(Duration call, Duration altogether, Function<DiscordCalls, T> work) {
        return Uni.createFrom()
                .item(() -> work.apply(new DiscordCalls(http, buckets, call, altogether)))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }
}
