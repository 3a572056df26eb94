package io.sitrep.notifier.channel.webhook;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/**
 * One request and its answer under one deadline for all of it. The status decides; of the body at most 64 KiB are read, only to
 * leave the connection usable. Whoever sends more, or drips, loses the connection, not the status already given.
 */
final class Exchange {
    private static final int MOST_BYTES = 64 * 1024;

    private final Promise<Answer> answer = Promise.promise();
    private HttpClientRequest request;
    private Answer head;
    private long received;

    private Exchange() {}

    /** Fails with {@link TimeoutException} when no status came in time, else with what the connection failed of. */
    static Future<Answer> post(Vertx vertx, HttpClient client, RequestOptions options, Buffer body, Duration deadline) {
        Exchange exchange = new Exchange();
        long timer = vertx.setTimer(deadline.toMillis(), fired -> exchange.overdue());
        client.request(options)
                .onSuccess(request -> exchange.send(request, body))
                .onFailure(exchange.answer::tryFail);
        return exchange.answer.future().onComplete(done -> vertx.cancelTimer(timer));
    }

    private synchronized void send(HttpClientRequest ready, Buffer body) {
        request = ready;
        if (answer.future().isComplete()) {
            request.reset();
            return;
        }
        request.send(body).onSuccess(this::receive).onFailure(this::broke);
    }

    private synchronized void receive(HttpClientResponse response) {
        head = new Answer(response.statusCode(), response.getHeader("Retry-After"));
        response.handler(this::count).exceptionHandler(this::broke).endHandler(end -> answer.tryComplete(head));
    }

    private synchronized void count(Buffer part) {
        received += part.length();
        if (received > MOST_BYTES) {
            answer.tryComplete(head);
            request.reset();
        }
    }

    private synchronized void broke(Throwable failure) {
        if (head != null) {
            answer.tryComplete(head);
        } else {
            answer.tryFail(failure);
        }
    }

    private synchronized void overdue() {
        broke(new TimeoutException("no answer in time"));
        if (request != null) {
            request.reset();
        }
    }
}
