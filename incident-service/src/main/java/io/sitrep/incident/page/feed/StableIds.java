package io.sitrep.incident.page.feed;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Ids by which feed readers and calendars know what they have seen. Made of public ids alone: they survive a new name, a new
 * address, and a restore.
 */
final class StableIds {
    private StableIds() {}

    static String page(String pageId) {
        return urn("page/" + pageId);
    }

    static String entry(String pageId, String publicId) {
        return urn(of(pageId, publicId));
    }

    /** As RFC 7986 (5.3) would have them: a bare UUID. */
    static String event(String pageId, String publicId) {
        return uuid(of(pageId, publicId)).toString();
    }

    private static String of(String pageId, String publicId) {
        return "page/" + pageId + "/" + publicId;
    }

    private static String urn(String name) {
        return "urn:uuid:" + uuid(name);
    }

    private static UUID uuid(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
