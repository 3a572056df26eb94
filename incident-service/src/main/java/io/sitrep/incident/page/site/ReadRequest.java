package io.sitrep.incident.page.site;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * An address that somebody reads, and in which languages they like to.
 *
 * @param path decoded, beginning with a slash
 * @param query parameters by name, each with every value it was given
 * @param acceptLanguage as the browser sent it, or null
 */
public record ReadRequest(String path, Map<String, List<String>> query, String acceptLanguage) {
    private static final int MOST_PARAMETERS = 16;

    public static ReadRequest of(String path, String query, String acceptLanguage) {
        return new ReadRequest(path, parameters(query), acceptLanguage);
    }

    /** A query that is no query says nothing; it is no reason to refuse the page. */
    private static Map<String, List<String>> parameters(String query) {
        if (query == null || query.isEmpty()) {
            return Map.of();
        }
        try {
            return new QueryStringDecoder(query, StandardCharsets.UTF_8, false, MOST_PARAMETERS).parameters();
        } catch (IllegalArgumentException malformed) {
            return Map.of();
        }
    }

    /** The first value of a parameter, or null. */
    public String parameter(String name) {
        List<String> values = query.get(name);
        return values == null || values.isEmpty() ? null : values.get(0);
    }
}
