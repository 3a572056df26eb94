package io.sitrep.manifests;

import java.util.stream.Stream;

/** Something that has to hold of manifests that are applied together. Each has a broken manifest among the tests that it catches. */
public interface Rule {
    /** Its name in findings; broken manifests say by it who has to catch them. */
    String name();

    /** What is wrong; empty when nothing is. Never fails for what it reads: odd manifests are findings of somebody. */
    Stream<Finding> look(Manifests manifests);

    default Finding about(Manifest manifest, String says) {
        return about(manifest.id(), says);
    }

    default Finding about(String object, String says) {
        return new Finding(name(), object, says);
    }
}
