package io.sitrep.incident.importer;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sitrep.kit.json.StrictJson;
import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/**
 * Reads a Statuspage export item by item, so that its size does not matter; fields we don't know are passed over. What
 * is wrong with one item ends with that item; only where the JSON itself breaks off nothing further can be read.
 */
final class StatuspageReader {
    /** No list of an export is far from its root; what is deeper than this breaks off. */
    private static final int DEEPEST = 2_000;

    /** One item's nonsense must not end the reading of the others; the body itself is limited. */
    private static final int LONGEST = 64 * 1024 * 1024;

    private static final int LONGEST_NUMBER = 100_000;

    private static final ObjectMapper JSON = StrictJson.newMapper()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            // What follows an item is the next item.
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // Found by the reader of the item rather than by the parser, which could not go on after it.
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    private static final Set<String> LISTS = Set.of("components", "incidents", "scheduled_maintenances");

    static {
        JSON.getFactory().configure(StreamReadFeature.STRICT_DUPLICATE_DETECTION.mappedFeature(), false);
        JSON.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxStringLength(LONGEST)
                        .maxNumberLength(LONGEST_NUMBER)
                        .build());
    }

    private StatuspageReader() {}

    /** Takes one item of the export at a time, in the order of the file. */
    interface Sink {
        void component(JsonNode item);

        void incident(JsonNode item);

        void maintenance(JsonNode item);

        /** An item that was passed over because it could not be read; nothing of it is known. */
        void unreadable(String reason);
    }

    /** @throws ProblemException 400 when the JSON breaks off or is no export; what was read before it stays read */
    static void read(InputStream body, Sink sink) throws IOException {
        try (JsonParser json = JSON.getFactory().createParser(body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new ProblemException(Problem.malformed("An export is a JSON object with the field incidents"));
            }
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String field = json.currentName();
                json.nextToken();
                if (LISTS.contains(field)) {
                    items(json, field, sink);
                } else {
                    json.skipChildren();
                }
            }
        } catch (JsonProcessingException broken) {
            var at = broken.getLocation();
            throw new ProblemException(Problem.malformed("The JSON can't be read from line " + at.getLineNr()
                    + ", column " + at.getColumnNr() + " on; what stands before it was imported"));
        }
    }

    /** @throws Unusable when the item is not of that shape */
    static <T> T shape(JsonNode item, Class<T> type) {
        if (!item.isObject()) {
            throw new Unusable("is not an object");
        }
        try {
            return JSON.treeToValue(item, type);
        } catch (JsonMappingException malformed) {
            throw new Unusable(Place.of(malformed) + " is not of the kind it should be");
        } catch (JsonProcessingException | IllegalArgumentException malformed) {
            throw new Unusable("is not of the shape it should have");
        }
    }

    private static void items(JsonParser json, String list, Sink sink) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return;
        }
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw new ProblemException(Problem.malformed(list + " is a list"));
        }
        JsonStreamContext array = json.getParsingContext();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            JsonNode item = item(json, array, sink);
            if (item != null) {
                pass(item, list, sink);
            }
        }
    }

    private static JsonNode item(JsonParser json, JsonStreamContext array, Sink sink) throws IOException {
        try {
            return JSON.readTree(json);
        } catch (JsonMappingException twice) {
            while (json.getParsingContext() != array) {
                json.nextToken();
            }
            sink.unreadable("holds a field twice");
            return null;
        }
    }

    private static void pass(JsonNode item, String list, Sink sink) {
        switch (list) {
            case "components" -> sink.component(item);
            case "incidents" -> sink.incident(item);
            default -> sink.maintenance(item);
        }
    }
}
