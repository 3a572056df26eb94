package io.sitrep.notifier.channel.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sitrep.notifier.channel.http.CallersContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Promise;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Asks a URL whether whoever runs it wants to be told: it is sent a word nobody can guess, signed like every message, and must give
 * it back. So nobody can subscribe somebody else's machine. The answer has one deadline, 64 KiB, and is not followed elsewhere.
 */
@Singleton
class Challenge {
    private static final String TYPE = "sitrep.subscription.challenge";
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Lines lines;
    private final ObjectMapper json;

    Challenge(Lines lines, ObjectMapper json) {
        this.lines = lines;
        this.json = json;
    }

    /** Fails with a {@link RefusedTarget} when it is not met, whatever the cause. */
    Uni<Void> pose(String address, WebhookSecret secret) {
        String word = word();
        Post post = new Post(address, "msg_" + UUID.randomUUID(), List.of(secret), body(word), true);
        Line line = lines.here();
        Promise<Answer> answer = Promise.promise();
        line.run(() -> line.post(post).onComplete(answer));
        return CallersContext.uni(answer.future())
                .onFailure(failure -> !(failure instanceof RefusedTarget))
                .transform(failure -> new RefusedTarget("must answer the challenge that is posted there, in time"))
                .invoke(answered -> judge(answered, word))
                .replaceWithVoid();
    }

    private static void judge(Answer answer, String word) {
        if (!answer.isSuccess()) {
            throw new RefusedTarget("must answer the challenge that is posted there with 2xx, not " + answer.status());
        }
        if (!answer.body().contains(word)) {
            throw new RefusedTarget("must answer the challenge that is posted there with its value in the body");
        }
    }

    private byte[] body(String word) {
        Map<String, String> body = new LinkedHashMap<>();
        body.put("type", TYPE);
        body.put("challenge", word);
        try {
            return json.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String word() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
