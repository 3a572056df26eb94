package io.sitrep.incident.importer;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One item of an export.
 *
 * @param place in the order of the file
 * @param digest of the item as it came: the same item has the same
 */
record Item<T>(int place, String id, T value, String digest) {
    /** Changes when more of an item is kept than before, so that importing it again brings that in. */
    private static final String FORM = "2 ";

    private static final int LONGEST_ID = 100;

    static <T> Item<T> of(int place, JsonNode json, T value) {
        return new Item<>(place, id(json), value, digest(json));
    }

    /** What the item calls itself, as far as it does; it may be nonsense. */
    static String id(JsonNode json) {
        String id = json.path("id").asText(null);
        return id == null || id.length() <= LONGEST_ID ? id : id.substring(0, LONGEST_ID);
    }

    private static String digest(JsonNode json) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(FORM.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha.digest(json.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
