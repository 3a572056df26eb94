package io.sitrep.incident.catalog.region;

import java.util.concurrent.atomic.AtomicReference;

/**
 * The regions known just now, in memory, so that no request asks the database for them. What another replica changed is known
 * here a few seconds later.
 */
public final class Regions {
    private static final AtomicReference<RegionTree> NOW = new AtomicReference<>(RegionTree.builtIn());

    private Regions() {}

    public static RegionTree now() {
        return NOW.get();
    }

    public static boolean isKnown(String code) {
        return now().isKnown(code);
    }

    static void are(RegionTree tree) {
        NOW.set(tree);
    }
}
