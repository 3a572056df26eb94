package io.sitrep.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.Collectors;

/** A label selector, as policies, budgets and deployments have it. An empty one means all; a missing one is the caller's to judge. */
public record Selector(JsonNode tree) {

    public boolean fits(Map<String, String> labels) {
        return labels.entrySet()
                        .containsAll(Manifest.texts(tree.path("matchLabels")).entrySet())
                && Manifest.each(tree.path("matchExpressions")).allMatch(expression -> fits(expression, labels));
    }

    private static boolean fits(JsonNode expression, Map<String, String> labels) {
        String label = labels.get(expression.path("key").asText());
        boolean listed = label != null
                && Manifest.each(expression.path("values"))
                        .map(JsonNode::asText)
                        .collect(Collectors.toSet())
                        .contains(label);
        return switch (expression.path("operator").asText()) {
            case "In" -> listed;
            case "NotIn" -> !listed;
            case "Exists" -> label != null;
            case "DoesNotExist" -> label == null;
            default -> false;
        };
    }

    @Override
    public String toString() {
        return tree.toString();
    }
}
