package io.sitrep.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One object as it would be applied. What is not there is read as Jackson's missing node, never null. */
public record Manifest(JsonNode tree) {

    public String apiVersion() {
        return tree.path("apiVersion").asText();
    }

    public String kind() {
        return tree.path("kind").asText();
    }

    public String name() {
        return tree.at("/metadata/name").asText();
    }

    /** {@code Deployment/notifier}; unique among objects that are applied together, which {@code names} holds them to. */
    public String id() {
        return kind() + "/" + name();
    }

    public JsonNode at(String pointer) {
        return tree.at(pointer);
    }

    public Map<String, String> labels() {
        return texts(at("/metadata/labels"));
    }

    /** The members of an object whose values are scalars, in their order. */
    public static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new LinkedHashMap<>();
        object.properties()
                .forEach(member -> texts.put(member.getKey(), member.getValue().asText()));
        return texts;
    }

    /** The elements of a list, none when it is no list. */
    public static Stream<JsonNode> each(JsonNode list) {
        return list.isArray() ? StreamSupport.stream(list.spliterator(), false) : Stream.empty();
    }
}
