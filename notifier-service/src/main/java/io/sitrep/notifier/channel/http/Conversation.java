package io.sitrep.notifier.channel.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.util.concurrent.TimeoutException;

/** One request, and as much of its answer as is read. */
final class Conversation {
    private static final int MOST_BYTES = 64 * 1024;

    private final Call call;
    private final Promise<Reply> reply = Promise.promise();
    private final Buffer body = Buffer.buffer();
    private HttpClientRequest request;

    Conversation(Call call) {
        this.call = call;
    }

    /** @return fails with {@link NotSent} or {@link NoAnswer} */
    Future<Reply> held(HttpClient client) {
        RequestOptions options = new RequestOptions()
                .setMethod(call.method())
                .setAbsoluteURI(call.uri().toString())
                .setFollowRedirects(false);
        call.headers().forEach(options::putHeader);
        client.request(options).onSuccess(this::send).onFailure(failure -> reply.tryFail(new NotSent(failure)));
        return reply.future();
    }

    synchronized void overdue() {
        TimeoutException late = new TimeoutException();
        reply.tryFail(request == null ? new NotSent(late) : new NoAnswer(late));
        if (request != null) {
            request.reset();
        }
    }

    private synchronized void send(HttpClientRequest ready) {
        if (reply.future().isComplete()) {
            ready.reset();
            return;
        }
        request = ready;
        request.send(call.body()).onSuccess(this::receive).onFailure(this::broke);
    }

    private void receive(HttpClientResponse response) {
        response.handler(this::read)
                .exceptionHandler(this::broke)
                .endHandler(ended -> reply.tryComplete(new Reply(response.statusCode(), response.headers(), body)));
    }

    private void read(Buffer part) {
        if (body.length() + part.length() > MOST_BYTES) {
            broke(new IllegalStateException("an endless answer"));
            request.reset();
        } else {
            body.appendBuffer(part);
        }
    }

    private void broke(Throwable failure) {
        reply.tryFail(new NoAnswer(failure));
    }
}
