package io.sitrep.notifier.channel.http;

import io.sitrep.notifier.Settings;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Asks providers at addresses an operator has set. One deadline holds for all of an exchange (name, connection, request, answer), at
 * most 64 KiB of an answer are read, and no redirect is followed.
 */
@Singleton
public class ProviderApi {
    private static final int CONNECTIONS_PER_PROVIDER = 16;

    private final Vertx vertx;
    private final HttpClient client;
    private final Duration timeout;

    ProviderApi(Vertx vertx, Settings settings) {
        this.vertx = vertx;
        this.timeout = settings.delivery().timeout();
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(CONNECTIONS_PER_PROVIDER)
                .setConnectTimeout((int) timeout.toMillis())
                .setDecompressionSupported(true));
    }

    @PreDestroy
    void close() {
        client.close();
    }

    /** Each has a deadline of its own. See {@link Calls#call}. */
    public Uni<Reply> call(Call call) {
        return calls().call(call);
    }

    /** For several that make one attempt: the deadline is one for all of them, and begins now. */
    public Calls calls() {
        return new Calls(this, timeout);
    }

    /** Answers on the caller's context. */
    Uni<Reply> call(Call call, Duration within) {
        return Uni.createFrom().deferred(() -> {
            Conversation conversation = new Conversation(call);
            long timer = vertx.setTimer(Math.max(1, within.toMillis()), late -> conversation.overdue());
            return CallersContext.uni(conversation.held(client).onComplete(done -> vertx.cancelTimer(timer)));
        });
    }
}
