package io.sitrep.fakes.chat;

import io.sitrep.fakes.Answered;
import io.sitrep.fakes.Asked;
import io.sitrep.fakes.Refused;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Google Chat's incoming webhooks: a key and a token in the query, a message of at most 32,000 bytes, threads by a key of the
 * sender's (developers.google.com/workspace/chat/quickstart/webhooks and api/reference/rest/v1/spaces.messages, 2026-11).
 */
public final class FakeGoogleChatHooks extends ChatHooks {
    private static final int BYTES = 32_000;
    private static final String REPLY = "REPLY_MESSAGE_FALLBACK_TO_NEW_THREAD";

    private final Map<String, Answered> known = new HashMap<>();
    private final Map<String, Integer> threads = new HashMap<>();

    @Override
    Answered unknown() {
        return Answered.json(
                404,
                new JsonObject().put("error", new JsonObject().put("code", 404).put("status", "NOT_FOUND")));
    }

    @Override
    void check(JsonObject body, Asked request) {
        if (request.query().get("key") == null || request.query().get("token") == null) {
            throw new Refused(Answered.json(
                    401,
                    new JsonObject()
                            .put("error", new JsonObject().put("code", 401).put("status", "UNAUTHENTICATED"))));
        }
        text(body, "text", BYTES, "INVALID_ARGUMENT");
        if (request.body().length() > BYTES) {
            throw Refused.with(400, "INVALID_ARGUMENT");
        }
        JsonObject thread = body.getJsonObject("thread");
        if (thread != null && REPLY.equals(request.query().get("messageReplyOption"))) {
            threads.merge(thread.getString("threadKey"), 1, Integer::sum);
        }
    }

    /** How many messages stand in this thread. */
    public synchronized int inThread(String key) {
        return threads.getOrDefault(key, 0);
    }

    /** As the method's page says of all requests; the real one may not do so for webhooks. */
    @Override
    Optional<Answered> knownAlready(Asked request) {
        String id = request.query().get("requestId");
        return Optional.ofNullable(id).map(known::get);
    }

    @Override
    Answered taken(int number, Asked request) {
        Answered answer = Answered.json(200, new JsonObject().put("name", "spaces/AAAA/messages/" + number));
        if (request.query().get("requestId") != null) {
            known.put(request.query().get("requestId"), answer);
        }
        return answer;
    }
}
