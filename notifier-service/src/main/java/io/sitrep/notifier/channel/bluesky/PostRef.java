package io.sitrep.notifier.channel.bluesky;

import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A post as replies name it, and its thread's root, which every reply has to name as well: else nobody is shown it there. As text (URI and
 * hash, and those of the root where that is another) it is the post's name in the ledger.
 */
record PostRef(Strong post, Strong root) {
    private static final String ONE = "(at://[^\\s/]+/[^\\s/]+/[^\\s/]+) (\\S+)";
    private static final Pattern TEXT = Pattern.compile(ONE + "(?: " + ONE + ")?");

    /** Where a record is, and the hash of what it says. */
    record Strong(String uri, String cid) {
        static Strong of(JsonObject json) {
            return new Strong(String.valueOf(json.getValue("uri")), String.valueOf(json.getValue("cid")));
        }

        JsonObject json() {
            return new JsonObject().put("uri", uri).put("cid", cid);
        }
    }

    /** A record as it stands there, as text. */
    static String of(JsonObject record) {
        Strong post = Strong.of(record);
        JsonObject reply = record.getJsonObject("value", new JsonObject()).getJsonObject("reply");
        return new PostRef(post, reply == null ? post : Strong.of(reply.getJsonObject("root"))).text();
    }

    /** Empty when it is none. */
    static Optional<PostRef> read(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        Strong post = new Strong(parts.group(1), parts.group(2));
        return Optional.of(
                new PostRef(post, parts.group(3) == null ? post : new Strong(parts.group(3), parts.group(4))));
    }

    String text() {
        String own = post.uri() + " " + post.cid();
        return post.equals(root) ? own : own + " " + root.uri() + " " + root.cid();
    }

    String recordKey() {
        return post.uri().substring(post.uri().lastIndexOf('/') + 1);
    }

    /** As a reply to it says it. */
    JsonObject asParent() {
        return new JsonObject().put("root", root.json()).put("parent", post.json());
    }
}
