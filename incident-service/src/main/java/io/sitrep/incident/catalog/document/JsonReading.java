package io.sitrep.incident.catalog.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Reads JSON token by token, so that the line of each value is known. */
final class JsonReading {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(100).build())
            .build();

    private final Grove grove;
    private final JsonParser tokens;

    private JsonReading(Grove grove, JsonParser tokens) {
        this.grove = grove;
        this.tokens = tokens;
    }

    /** @throws io.sitrep.kit.problem.ProblemException 400 when it is no JSON */
    static JsonNode read(String text, Grove grove) {
        try (JsonParser tokens = FACTORY.createParser(text)) {
            JsonReading reading = new JsonReading(grove, tokens);
            if (tokens.nextToken() == null) {
                return null;
            }
            JsonNode root = reading.value("", 0);
            if (tokens.nextToken() != null) {
                throw Grove.unreadable(tokens.currentLocation().getLineNr(), "something follows after the end");
            }
            return root;
        } catch (JsonProcessingException malformed) {
            int line = malformed.getLocation() == null
                    ? 0
                    : malformed.getLocation().getLineNr();
            throw Grove.unreadable(line, "is not well-formed JSON");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private int line() {
        return tokens.currentTokenLocation().getLineNr();
    }

    private JsonNode value(String path, int depth) throws IOException {
        grove.value(path, depth, line());
        JsonToken token = tokens.currentToken();
        return switch (token) {
            case START_OBJECT -> object(path, depth);
            case START_ARRAY -> array(path, depth);
            case VALUE_STRING -> grove.text(path, tokens.getText(), line());
            case VALUE_NUMBER_INT -> Grove.JSON.numberNode(tokens.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT -> Grove.JSON.numberNode(tokens.getDoubleValue());
            case VALUE_TRUE, VALUE_FALSE -> Grove.JSON.booleanNode(tokens.getBooleanValue());
            case VALUE_NULL -> Grove.JSON.nullNode();
            default -> throw Grove.unreadable(line(), "is not well-formed JSON");
        };
    }

    private JsonNode object(String path, int depth) throws IOException {
        ObjectNode object = Grove.JSON.objectNode();
        while (tokens.nextToken() == JsonToken.FIELD_NAME) {
            String field = tokens.currentName();
            boolean isNew = grove.isNew(object, path, field, line());
            tokens.nextToken();
            JsonNode value = value(Lines.child(path, field), depth + 1);
            if (isNew) {
                object.set(field, value);
            }
        }
        return object;
    }

    private JsonNode array(String path, int depth) throws IOException {
        ArrayNode array = Grove.JSON.arrayNode();
        while (tokens.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(Lines.child(path, array.size()), depth + 1));
        }
        return array;
    }
}
