package io.sitrep.fakes.discord;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who is called by a text, and whom {@code allowed_mentions} lets be called. */
final class Mentions {
    private static final Pattern CALL = Pattern.compile("<@(&?)!?(\\d{1,20})>|@(everyone|here)\\b");

    private Mentions() {}

    /** Named in the text, whether they are called or not. */
    static Set<String> people(String text) {
        Set<String> named = new TreeSet<>();
        for (Matcher next = CALL.matcher(text); next.find(); ) {
            if (next.group(2) != null && next.group(1).isEmpty()) {
                named.add(next.group(2));
            }
        }
        return named;
    }

    /** Without a word about it everybody is who is named. */
    static Set<String> notified(JsonObject message) {
        JsonObject allowed = message.getJsonObject("allowed_mentions");
        Set<String> called = new TreeSet<>();
        for (Matcher next = CALL.matcher(message.getString("content", "")); next.find(); ) {
            boolean isRole = "&".equals(next.group(1));
            String kind = next.group(3) != null ? "everyone" : isRole ? "roles" : "users";
            if (allowed == null || names(allowed, "parse", kind) || names(allowed, kind, next.group(2))) {
                called.add(next.group(3) != null ? "@" + next.group(3) : "@" + next.group(1) + next.group(2));
            }
        }
        return called;
    }

    private static boolean names(JsonObject allowed, String list, String value) {
        return value != null && allowed.getJsonArray(list, new JsonArray()).contains(value);
    }
}
