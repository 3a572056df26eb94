package io.sitrep.incident.console.notifier;

import io.vertx.core.http.HttpMethod;
import java.util.Map;

/**
 * One request to the notifier's API.
 *
 * @param query null values are left out
 * @param body JSON is made of it; a byte array, and what is in a file of that path, is sent as it is; null for none
 * @param key of what is wanted, so that it is done once; null for a question
 * @param isLong whether it waits for another server or for many rows, as a test of a channel does, or a file that is handed in
 */
public record Errand(
        HttpMethod method, String path, Map<String, String> query, Object body, String key, boolean isLong) {
    public static Errand get(String path, Map<String, String> query) {
        return new Errand(HttpMethod.GET, path, query, null, null, false);
    }

    public static Errand get(String path) {
        return get(path, Map.of());
    }

    public static Errand post(String path, Object body) {
        return new Errand(HttpMethod.POST, path, Map.of(), body, null, false);
    }

    public static Errand put(String path, Object body) {
        return new Errand(HttpMethod.PUT, path, Map.of(), body, null, false);
    }

    public static Errand delete(String path) {
        return new Errand(HttpMethod.DELETE, path, Map.of(), null, null, false);
    }

    public Errand asking(Map<String, String> more) {
        return new Errand(method, path, more, body, key, isLong);
    }

    public Errand once(String as) {
        return new Errand(method, path, query, body, as, isLong);
    }

    public Errand patiently() {
        return new Errand(method, path, query, body, key, true);
    }

    /** Without the body: there may be an address in it. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
