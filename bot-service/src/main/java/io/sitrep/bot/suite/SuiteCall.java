package io.sitrep.bot.suite;

import io.sitrep.bot.port.Person;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * One thing another service is asked to do. Sent again with the same key it has one effect.
 *
 * @param path below the service's address
 * @param body null for none
 * @param key null for none
 */
public record SuiteCall(
        String method, String path, JsonObject body, String key, String actorId, String actorName, String origin) {
    /** What the bot does by itself. */
    public static SuiteCall byTheBot(String method, String path, JsonObject body) {
        return new SuiteCall(method, path, body, keyOf(method + path + body), "bot", "Sitrep bot", "system");
    }

    /** What it does for somebody. */
    public SuiteCall inTheNameOf(Person person) {
        return new SuiteCall(method, path, body, key, person.actorId(), person.name(), person.platform());
    }

    /** @param words that make it another call than those with the same body */
    public SuiteCall keyedBy(String words) {
        return new SuiteCall(method, path, body, keyOf(words), actorId, actorName, origin);
    }

    /** For what carries its key in its body, and makes up its mind about it by itself. */
    public SuiteCall unkeyed() {
        return new SuiteCall(method, path, body, null, actorId, actorName, origin);
    }

    private static String keyOf(String words) {
        return UUID.nameUUIDFromBytes(words.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
