package io.sitrep.notifier.channel.http;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** Brings an answer back to whoever asked: what follows there may hang on its context, as a database session does. */
public final class CallersContext {
    private CallersContext() {}

    public static <T> Uni<T> uni(Future<T> future) {
        Context caller = Vertx.currentContext();
        return Uni.createFrom()
                .emitter(emitter -> future.onComplete(result -> {
                    if (caller == null || caller == Vertx.currentContext()) {
                        pass(result, emitter);
                    } else {
                        caller.runOnContext(back -> pass(result, emitter));
                    }
                }));
    }

    private static <T> void pass(AsyncResult<T> result, UniEmitter<? super T> emitter) {
        if (result.succeeded()) {
            emitter.complete(result.result());
        } else {
            emitter.fail(result.cause());
        }
    }
}
