package io.sitrep.incident.catalog.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Checks a document against the schema that is published for editors: what they complete is what is accepted here. */
public final class Shape {
    private static final String PUBLISHED = "/META-INF/resources/catalog.schema.json";

    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(published(), InputFormat.JSON);

    private static final Map<String, String> TYPES = Map.of(
            "string", "a text",
            "integer", "a whole number",
            "boolean", "true or false",
            "array", "a list",
            "object", "an object");

    private Shape() {}

    /** Whether it is one; what is wrong stands in the findings. */
    public static boolean check(Document document) {
        for (Error error : SCHEMA.validate(document.root())) {
            add(error, document.findings());
        }
        return document.findings().isEmpty();
    }

    private static void add(Error error, Findings findings) {
        String path = path(error.getInstanceLocation());
        switch (error.getKeyword()) {
            case "additionalProperties" ->
                findings.malformed(Lines.child(path, error.getProperty()), "is not a field that is known here");
            case "type" -> findings.malformed(path, "is not " + wanted(error));
            case "required" -> findings.refuse(Lines.child(path, error.getProperty()), "is missing");
            case "enum" -> findings.refuse(path, "must be one of " + texts(error.getSchemaNode()));
            case "pattern" ->
                findings.refuse(
                        path, "must have the form " + error.getSchemaNode().asText());
            case "minLength" -> findings.refuse(path, "is empty");
            case "maxLength" ->
                findings.refuse(
                        path, "must have at most " + error.getSchemaNode().asText() + " characters");
            case "minItems" ->
                findings.refuse(
                        path, "must have at least " + error.getSchemaNode().asText());
            case "maxItems", "maxProperties" ->
                findings.refuse(
                        path, "must have at most " + error.getSchemaNode().asText());
            case "minimum", "maximum" ->
                findings.refuse(
                        path,
                        "is out of range: " + error.getKeyword() + " "
                                + error.getSchemaNode().asText());
            default -> findings.refuse(path, "is not allowed: " + error.getKeyword());
        }
    }

    private static String wanted(Error error) {
        String type = TYPES.getOrDefault(error.getSchemaNode().asText(), "of the type wanted here");
        JsonNode value = error.getInstanceNode();
        if (value != null && value.isNull()) {
            return type + ": it has no value";
        }
        boolean unquoted = value != null && value.isValueNode() && "a text".equals(type);
        return unquoted ? type + ": put it in quotes" : type;
    }

    private static String texts(JsonNode allowed) {
        return StreamSupport.stream(allowed.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(", "));
    }

    private static String path(NodePath location) {
        String path = "";
        for (int i = 0; i < location.getNameCount(); i++) {
            Object step = location.getElement(i);
            path = step instanceof Integer index ? Lines.child(path, index) : Lines.child(path, step.toString());
        }
        return path;
    }

    private static String published() {
        try (InputStream file = Shape.class.getResourceAsStream(PUBLISHED)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
