package io.sitrep.fakes.social;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A post as Bluesky keeps it, checked as the lexicon app.bsky.feed.post has it (atproto repository, 2026-11): 300 graphemes, 3,000 bytes,
 * facets by bytes, replies with root and parent.
 */
record PostRecord(JsonObject json, String cid, List<String> mentioned) {
    static final String TYPE = "app.bsky.feed.post";

    private static final int GRAPHEMES = 300;
    private static final int BYTES = 3_000;
    private static final int LANGUAGES = 3;
    private static final Pattern GRAPHEME = Pattern.compile("\\X");
    private static final Pattern URI =
            Pattern.compile("at://did:plc:[a-z2-7]{24}/app\\.bsky\\.feed\\.post/[A-Za-z0-9._:~-]+");
    private static final Pattern CID = Pattern.compile("bafyrei[a-z2-7]{52}");
    private static final String DIGITS = "abcdefghijklmnopqrstuvwxyz234567";

    static PostRecord of(JsonObject record) {
        demand(record != null && TYPE.equals(record.getString("$type")), "Record/$type");
        byte[] text = text(record).getBytes(StandardCharsets.UTF_8);
        demand(isTime(record.getString("createdAt")), "Record/createdAt must be an valid atproto datetime");
        demand(record.getJsonArray("langs", new JsonArray()).size() <= LANGUAGES, "Record/langs");
        List<String> mentioned = new ArrayList<>();
        for (Object facet : record.getJsonArray("facets", new JsonArray())) {
            facet((JsonObject) facet, text, mentioned);
        }
        JsonObject reply = record.getJsonObject("reply");
        if (reply != null) {
            reference(reply.getJsonObject("root"), "Record/reply/root");
            reference(reply.getJsonObject("parent"), "Record/reply/parent");
        }
        return new PostRecord(record.copy(), cid(record), List.copyOf(mentioned));
    }

    String text() {
        return text(json);
    }

    /** What it replies to; null for one that stands by itself. */
    String parent() {
        return repliedTo("parent");
    }

    /** The first post of its thread, as it says; null for one that stands by itself. */
    String root() {
        return repliedTo("root");
    }

    private String repliedTo(String which) {
        JsonObject reply = json.getJsonObject("reply");
        return reply == null ? null : reply.getJsonObject(which).getString("uri");
    }

    String language() {
        JsonArray languages = json.getJsonArray("langs", new JsonArray());
        return languages.isEmpty() ? null : languages.getString(0);
    }

    private static String text(JsonObject record) {
        String text = record.getString("text");
        demand(text != null, "Record/text");
        demand(text.getBytes(StandardCharsets.UTF_8).length <= BYTES, "Record/text must not be longer than 3000 bytes");
        demand(
                GRAPHEME.matcher(text).results().count() <= GRAPHEMES,
                "Record/text must not be longer than 300 graphemes");
        return text;
    }

    private static void facet(JsonObject facet, byte[] text, List<String> mentioned) {
        JsonObject index = facet.getJsonObject("index", new JsonObject());
        int start = index.getInteger("byteStart", -1);
        int end = index.getInteger("byteEnd", -1);
        demand(start >= 0 && end > start && end <= text.length, "Record/facets/index");
        demand(isBoundary(text, start) && isBoundary(text, end), "Record/facets/index is within a character");
        JsonArray features = facet.getJsonArray("features", new JsonArray());
        demand(!features.isEmpty(), "Record/facets/features");
        String covered = new String(Arrays.copyOfRange(text, start, end), StandardCharsets.UTF_8);
        for (Object one : features) {
            JsonObject feature = (JsonObject) one;
            switch (feature.getString("$type", "")) {
                // The real one takes any; here a link must lead to where it says.
                case "app.bsky.richtext.facet#link" ->
                    demand(covered.equals(feature.getString("uri")), "Record/facets/features/uri");
                case "app.bsky.richtext.facet#mention" -> mentioned.add(covered);
                case "app.bsky.richtext.facet#tag" ->
                    demand(feature.getString("tag") != null, "Record/facets/features/tag");
                default -> demand(false, "Record/facets/features/$type");
            }
        }
    }

    /** Whether no character of UTF-8 is cut in two here. */
    private static boolean isBoundary(byte[] text, int at) {
        return at == text.length || (text[at] & 0xC0) != 0x80;
    }

    private static void reference(JsonObject reference, String where) {
        demand(
                reference != null
                        && URI.matcher(reference.getString("uri", "")).matches()
                        && CID.matcher(reference.getString("cid", "")).matches(),
                where);
    }

    private static boolean isTime(String text) {
        try {
            return text != null && OffsetDateTime.parse(text).getYear() > 0;
        } catch (DateTimeException other) {
            return false;
        }
    }

    /** Not the real encoding, and of its shape: the same record has the same. */
    private static String cid(JsonObject record) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(record.toBuffer().getBytes());
            StringBuilder cid = new StringBuilder("bafyrei");
            for (int bit = 0; bit < 260; bit += 5) {
                int value = 0;
                for (int i = bit; i < bit + 5; i++) {
                    value = (value << 1) | (i < 256 ? (hash[i / 8] >> (7 - i % 8)) & 1 : 0);
                }
                cid.append(DIGITS.charAt(value));
            }
            return cid.toString();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void demand(boolean kept, String what) {
        if (!kept) {
            throw FakeBluesky.error(400, "InvalidRequest", "Invalid " + TYPE + " record: " + what);
        }
    }
}
