package io.sitrep.incident.importer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** How deep an item is. Found level by level, since what is too deep would overflow the stack of whoever calls himself. */
final class Depth {
    private static final int DEEPEST = 100;

    private Depth() {}

    /** @throws Unusable when it is deeper than JSON may be anywhere else */
    static void check(JsonNode item) {
        List<JsonNode> level = List.of(item);
        for (int depth = 0; !level.isEmpty(); depth++) {
            if (depth > DEEPEST) {
                throw new Unusable("is nested more than " + DEEPEST + " levels deep");
            }
            level = level.stream()
                    .flatMap(node -> java.util.stream.StreamSupport.stream(node.spliterator(), false))
                    .filter(JsonNode::isContainerNode)
                    .toList();
        }
    }
}
