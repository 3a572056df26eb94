package io.sitrep.notifier.channel.webhook;

import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.time.Clock;
import java.util.Collection;
import java.util.concurrent.TimeoutException;

/**
 * One request and its answer under one deadline for all of it, on one event loop. Of the body at most 64 KiB are read. Where only the
 * status counts it is known with the answer's head: whoever then sends more than that, or drips, loses the connection, and keeps
 * nobody waiting.
 */
final class Exchange {
    private static final int MOST_BYTES = 64 * 1024;

    private final Promise<Answer> answer;
    private final boolean wantsBody;
    private final Collection<Exchange> open;
    private final Deadline deadline;
    private Buffer body;
    private HttpClientRequest request;
    private Answer head;
    private long received;
    private boolean over;

    /**
     * @param answer fails with {@link TimeoutException} when it did not come in time, else with what the connection failed of
     * @param wantsBody the answer is complete with its body; a body that is longer, or late, fails it
     * @param open left as soon as nothing more is expected of the other side
     */
    Exchange(Promise<Answer> answer, boolean wantsBody, Deadline deadline, Collection<Exchange> open) {
        this.answer = answer;
        this.wantsBody = wantsBody;
        this.deadline = deadline;
        this.open = open;
    }

    boolean isOver() {
        return over;
    }

    boolean isDue(long now) {
        return deadline.isDue(now);
    }

    boolean isTooLate(Clock wall) {
        return deadline.isOver(wall);
    }

    void send(HttpClientRequest ready, Buffer text) {
        request = ready;
        request.send(text).onSuccess(this::receive).onFailure(this::broke);
    }

    void broke(Throwable failure) {
        answer.tryFail(failure);
        end();
    }

    /** Whatever is still awaited is given up. */
    void overdue() {
        cut(new TimeoutException("no answer in time"));
    }

    private void receive(HttpClientResponse response) {
        head = new Answer(response.statusCode(), response.getHeader("Retry-After"), null);
        if (wantsBody) {
            body = Buffer.buffer();
        }
        response.handler(this::read).exceptionHandler(this::broke).endHandler(ended -> complete());
        if (!wantsBody) {
            answer.tryComplete(head);
        }
    }

    private void read(Buffer part) {
        received += part.length();
        if (received > MOST_BYTES) {
            cut(new IllegalStateException("an endless answer"));
        } else if (wantsBody) {
            body.appendBuffer(part);
        }
    }

    private void complete() {
        answer.tryComplete(wantsBody ? head.with(body.toString()) : head);
        end();
    }

    private void cut(Throwable why) {
        broke(why);
        if (request != null) {
            request.reset();
        }
    }

    private void end() {
        over = true;
        open.remove(this);
    }
}
