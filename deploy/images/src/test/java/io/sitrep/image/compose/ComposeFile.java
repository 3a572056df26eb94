package io.sitrep.image.compose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A Compose file as its engine reads it: anchors and merges resolved, what stands in {@code ${…}} still as it is written. */
record ComposeFile(String text, JsonNode content) {
    static ComposeFile of(String text) {
        LoaderOptions strictly = new LoaderOptions();
        strictly.setAllowDuplicateKeys(false);
        Object read = new Yaml(new SafeConstructor(strictly)).load(text);
        return new ComposeFile(text, new ObjectMapper().valueToTree(read));
    }

    Map<String, JsonNode> services() {
        Map<String, JsonNode> services = new HashMap<>();
        content.path("services").fields().forEachRemaining(each -> services.put(each.getKey(), each.getValue()));
        return services;
    }

    /** Those whose images are made here. */
    Map<String, JsonNode> ours() {
        Map<String, JsonNode> ours = services();
        ours.values().removeIf(service -> !service.path("image").asText().startsWith("sitrep/"));
        return ours;
    }

    static Map<String, String> environment(JsonNode service) {
        Map<String, String> environment = new HashMap<>();
        service.path("environment")
                .fields()
                .forEachRemaining(
                        each -> environment.put(each.getKey(), each.getValue().asText()));
        return environment;
    }

    static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(each.asText()));
        return texts;
    }
}
