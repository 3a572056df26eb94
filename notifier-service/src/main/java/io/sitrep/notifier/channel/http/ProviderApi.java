package io.sitrep.notifier.channel.http;

import io.sitrep.notifier.Settings;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
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

    /**
     * Answers on the caller's context. Fails with {@link NotSent} when nothing left this process, with {@link NoAnswer} when something
     * may have arrived and no whole answer came; never for an answer's status.
     */
    public Uni<Reply> call(Call call) {
        return Uni.createFrom().emitter(emitter -> {
            Context caller = vertx.getOrCreateContext();
            Conversation conversation = new Conversation(call);
            long timer = vertx.setTimer(timeout.toMillis(), late -> conversation.overdue());
            conversation.held(client).onComplete(done -> {
                vertx.cancelTimer(timer);
                caller.runOnContext(back -> {
                    if (done.succeeded()) {
                        emitter.complete(done.result());
                    } else {
                        emitter.fail(done.cause());
                    }
                });
            });
        });
    }
}
