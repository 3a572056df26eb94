package io.sitrep.bench.fanout;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.BitSet;

/**
 * Counts what arrives, by the reader's number. {@code GET /stats} says how many came, for how many readers, and when the first,
 * the one at 99 % and the last did, in milliseconds since 1970; {@code POST /reset} begins anew; {@code GET /body} is the first body.
 */
final class Tally {
    private static final int MOST = 2_000_000;

    private final BitSet seen = new BitSet();
    private final long[] arrivals = new long[MOST];
    private long count;
    private int distinct;
    private Buffer body = Buffer.buffer();

    /** @return whether it is the first of all, whose body is wanted */
    boolean take(int reader) {
        if (!seen.get(reader)) {
            seen.set(reader);
            arrivals[distinct++] = System.currentTimeMillis();
        }
        return count++ == 0;
    }

    void keep(Buffer first) {
        body = first;
    }

    void answer(HttpServerRequest request) {
        switch (request.path()) {
            case "/stats" -> request.response().end(stats().toBuffer());
            case "/body" -> request.response().end(body);
            default -> {
                seen.clear();
                count = 0;
                distinct = 0;
                request.response().end();
            }
        }
    }

    private JsonObject stats() {
        return new JsonObject()
                .put("count", count)
                .put("distinct", distinct)
                .put("first", distinct == 0 ? 0 : arrivals[0])
                .put("p99", distinct == 0 ? 0 : arrivals[(int) (distinct * 0.99)])
                .put("last", distinct == 0 ? 0 : arrivals[distinct - 1]);
    }
}
