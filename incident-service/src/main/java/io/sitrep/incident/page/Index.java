package io.sitrep.incident.page;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds incidents by what they are called. Immutable, and in many drawers: one that differs from another in a few incidents
 * shares nearly all drawers with it.
 */
final class Index {
    private static final int DRAWERS = 512;
    static final Index EMPTY = new Index(Collections.nCopies(DRAWERS, Map.of()));

    private final List<Map<String, PublicIncident>> drawers;

    private Index(List<Map<String, PublicIncident>> drawers) {
        this.drawers = drawers;
    }

    Index with(Collection<PublicIncident> gone, Collection<PublicIncident> come) {
        List<Map<String, PublicIncident>> fresh = new ArrayList<>(drawers);
        Set<Integer> own = new HashSet<>();
        gone.forEach(incident ->
                names(incident).forEach(name -> opened(fresh, own, name).remove(name)));
        come.forEach(incident ->
                names(incident).forEach(name -> opened(fresh, own, name).put(name, incident)));
        return new Index(fresh);
    }

    /** @param reference public id, UUID or {@code INC-42}; capitals matter in the first alone */
    Optional<PublicIncident> find(String reference) {
        return Stream.of(reference, reference.toLowerCase(Locale.ROOT), reference.toUpperCase(Locale.ROOT))
                .map(name -> drawers.get(drawer(name)).get(name))
                .filter(incident -> incident != null && incident.isCalled(reference))
                .findFirst();
    }

    private static Map<String, PublicIncident> opened(
            List<Map<String, PublicIncident>> fresh, Set<Integer> own, String name) {
        int drawer = drawer(name);
        if (own.add(drawer)) {
            fresh.set(drawer, new HashMap<>(fresh.get(drawer)));
        }
        return fresh.get(drawer);
    }

    private static List<String> names(PublicIncident incident) {
        return List.of(incident.publicId(), incident.id().toString(), incident.ref());
    }

    private static int drawer(String name) {
        return Math.floorMod(name.hashCode() * 31 + (name.hashCode() >>> 16), DRAWERS);
    }
}
