package io.sitrep.incident.page.live;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.Locale;
import java.util.function.Supplier;

/** One reader's open stream. Written to by the thread its connection belongs to, and by no other. */
final class LiveStream {
    private final HttpServerResponse response;
    private final Context context;
    private final Locale locale;
    private boolean behind;

    LiveStream(HttpServerResponse response, Context context, Locale locale) {
        this.response = response;
        this.context = context;
        this.locale = locale;
    }

    Locale locale() {
        return locale;
    }

    /**
     * Sends a frame. A reader too slow to take it gets one that holds everything once it has caught up, however many it
     * missed: what waits for it never grows.
     */
    void send(Buffer frame, Supplier<Buffer> everything) {
        context.runOnContext(now -> {
            if (response.closed() || behind) {
                return;
            }
            if (response.writeQueueFull()) {
                behind = true;
                response.drainHandler(drained -> {
                    behind = false;
                    response.write(everything.get());
                });
            } else {
                response.write(frame);
            }
        });
    }

    /** A comment, which keeps what lies in between from cutting a quiet stream. */
    void beat(Buffer comment) {
        context.runOnContext(now -> {
            if (!response.closed() && !response.writeQueueFull()) {
                response.write(comment);
            }
        });
    }

    void close() {
        context.runOnContext(now -> {
            if (!response.closed()) {
                response.end();
            }
        });
    }
}
