package io.sitrep.bot.incident;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.sitrep.bot.reply.Phrase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A change the incident service is asked for. It is settled before it is sent and never changes after: sent again under
 * the same key it has one effect. {@link Orders} makes them.
 *
 * @param method {@code POST}, {@code PUT}, {@code PATCH} or {@code DELETE}
 * @param path below {@code /api/v1/}
 * @param ifMatch the version of the incident it changes, {@code *} for any; empty where none is wanted
 * @param ref the incident it is about; empty when the order makes one
 * @param body what is sent; empty for nothing
 * @param deed what the answer calls it: the key of a phrase after {@code deed.}
 * @param parts what that phrase needs besides the incident
 * @param next what is carried out after it, in the same go
 */
public record Order(
        String method,
        String path,
        Optional<String> ifMatch,
        Optional<String> ref,
        Map<String, Object> body,
        String deed,
        List<String> parts,
        List<Order> next) {
    private static final String DEED = "deed.";

    /** What an older bot has settled says less: it only ever posted. */
    @JsonCreator
    public Order(
            @JsonProperty("method") String method,
            @JsonProperty("path") String path,
            @JsonProperty("if_match") Optional<String> ifMatch,
            @JsonProperty("ref") Optional<String> ref,
            @JsonProperty("body") Map<String, Object> body,
            @JsonProperty("deed") String deed,
            @JsonProperty("parts") List<String> parts,
            @JsonProperty("next") List<Order> next) {
        this.method = method == null ? "POST" : method;
        this.path = path;
        this.ifMatch = ifMatch == null ? Optional.empty() : ifMatch;
        this.ref = ref == null ? Optional.empty() : ref;
        this.body = body == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(body));
        this.deed = deed;
        this.parts = parts == null ? List.of() : List.copyOf(parts);
        this.next = next == null ? List.of() : List.copyOf(next);
    }

    /** What was done, said of the incident. */
    public Phrase phrase() {
        return new Phrase(DEED + deed, new ArrayList<>(parts));
    }

    /** Words that are said by it, or written down; empty when there are none. */
    public String words() {
        Object words = body.getOrDefault("message", body.getOrDefault("text", body.getOrDefault("workaround", "")));
        return words.toString();
    }

    /** Whether the public may be told something by it. */
    boolean says() {
        return body.containsKey("message");
    }

    /** The same, and then another one. */
    public Order then(Order after) {
        List<Order> all = new ArrayList<>(next);
        all.add(after);
        return new Order(method, path, ifMatch, ref, body, deed, parts, all);
    }
}
