package io.sitrep.bot.slack.web;

import com.slack.api.Slack;
import io.quarkus.runtime.Startup;
import io.sitrep.bot.Settings;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Slack's Web API by its own SDK, on worker threads. No call is repeated here: who asks decides that. What Slack wants left alone for
 * a while is left alone by all.
 */
@Singleton
@Startup
public class SlackWeb {
    private static final Duration CALL = Duration.ofSeconds(4);
    private static final Duration ALTOGETHER = Duration.ofSeconds(14);

    private final Slack patient;
    private final Slack quick;
    private final Duration quickCall;

    public SlackWeb(Settings settings, @ConfigProperty(name = "suite.patience.platform") Duration quickCall) {
        URI url = settings.slack().apiUrl();
        Quiet quiet = new Quiet(System::nanoTime);
        this.patient = SlackHttp.client(url, CALL, quiet);
        this.quick = SlackHttp.client(url, quickCall, quiet);
        this.quickCall = quickCall;
    }

    @PreDestroy
    void close() throws Exception {
        patient.close();
        quick.close();
    }

    /** For what nobody waits for: 4 s a call, 14 s in all. A token may be empty where a method wants none. */
    public <T> Uni<T> with(String token, Function<SlackCalls, T> work) {
        return onWorker(() -> work.apply(new SlackCalls(patient.methods(token), CALL, ALTOGETHER)));
    }

    /** For what somebody waits for: 1 s a call, 1.7 s in all. */
    public <T> Uni<T> quicklyWith(String token, Function<SlackCalls, T> work) {
        return onWorker(() -> work.apply(new SlackCalls(
                quick.methods(token), quickCall, quickCall.multipliedBy(17).dividedBy(10))));
    }

    private static <T> Uni<T> onWorker(Supplier<T> work) {
        return Uni.createFrom().item(work).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }
}
