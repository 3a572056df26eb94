package io.sitrep.notifier.channel.bluesky;

import io.sitrep.notifier.channel.social.Links;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What in a text is a link: where it begins and ends, in bytes of UTF-8. One that was cut off leads nowhere, and is none. */
final class Facets {
    private static final Pattern CUT = Pattern.compile("[^\\s]*…");

    private Facets() {}

    static JsonArray of(String text) {
        JsonArray facets = new JsonArray();
        for (MatchResult link : Links.in(text)) {
            if (!CUT.matcher(text).region(link.end(), text.length()).lookingAt()) {
                facets.add(facet(link.group(), bytes(text.substring(0, link.start()))));
            }
        }
        return facets;
    }

    private static JsonObject facet(String link, int begins) {
        JsonObject feature =
                new JsonObject().put("$type", "app.bsky.richtext.facet#link").put("uri", link);
        return new JsonObject()
                .put("index", new JsonObject().put("byteStart", begins).put("byteEnd", begins + bytes(link)))
                .put("features", new JsonArray().add(feature));
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
