package io.sitrep.manifests.rule;

import io.sitrep.manifests.Manifest;
import io.sitrep.manifests.Manifests;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether what somebody refers to is there. */
final class References {
    private References() {}

    /** What to say when the config map or secret is not there, or lacks the key; an empty key asks for the object alone. */
    static Stream<String> missing(String kind, String name, String key, Manifests manifests) {
        Optional<Manifest> found = manifests.find(kind, name);
        if (found.isEmpty()) {
            return Stream.of("refers to " + kind + " " + name + ", which is not there");
        }
        boolean has = key.isEmpty()
                || List.of("/data", "/stringData", "/binaryData").stream()
                        .anyMatch(part -> found.get().at(part).has(key));
        return has
                ? Stream.empty()
                : Stream.of("refers to key " + key + " of " + kind + " " + name + ", which it lacks");
    }
}
