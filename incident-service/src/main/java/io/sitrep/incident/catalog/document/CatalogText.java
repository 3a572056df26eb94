package io.sitrep.incident.catalog.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Reads a catalog from bytes. What it says is not checked yet. */
public final class CatalogText {
    private static final int LARGEST = 1024 * 1024;
    private static final char MARK = '\uFEFF';

    private CatalogText() {}

    /**
     * Says which of the two it is; what does not say so either is YAML unless it begins as JSON does.
     *
     * @param mediaType as the request has it, or null
     * @throws io.sitrep.kit.problem.ProblemException 400 when it can't be read
     */
    public static Document read(byte[] bytes, String mediaType) {
        if (bytes.length > LARGEST) {
            throw Grove.unreadable(0, "has more than 1 MiB");
        }
        String text = text(bytes);
        String type = mediaType == null ? "" : mediaType.toLowerCase(Locale.ROOT);
        boolean json = type.contains("json")
                || (!type.contains("yaml") && text.stripLeading().startsWith("{"));
        Grove grove = new Grove();
        JsonNode root = json ? JsonReading.read(text, grove) : YamlReading.read(text, grove);
        if (!(root instanceof ObjectNode catalog)) {
            throw Grove.unreadable(root == null ? 0 : 1, "is not an object with sections such as components");
        }
        return new Document(catalog, grove.findings());
    }

    private static String text(byte... bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text;
        } catch (CharacterCodingException malformed) {
            throw Grove.unreadable(0, "is not UTF-8");
        }
    }
}
