package io.sitrep.incident.catalog.region;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Regions and what lies in what: the world, its parts, their countries, and regions of our own anywhere among them. Cannot
 * be changed.
 */
public final class RegionTree {
    public static final String WORLD = "world";

    private final Map<String, Region> byCode;

    private RegionTree(Map<String, Region> byCode) {
        this.byCode = byCode;
    }

    /** What comes with the service. */
    public static RegionTree builtIn() {
        return new RegionTree(BuiltIn.REGIONS);
    }

    /** This one and these beside it. Whether their parents exist and whether they go in a circle is for others to check. */
    public RegionTree with(Collection<Region> more) {
        Map<String, Region> all = new LinkedHashMap<>(byCode);
        more.forEach(region -> all.put(region.code(), region));
        return new RegionTree(all);
    }

    public boolean isKnown(String code) {
        return code != null && byCode.containsKey(code);
    }

    public Optional<Region> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** The world first, each part before what lies in it, regions of our own last. */
    public List<Region> all() {
        return List.copyOf(byCode.values());
    }

    /** What a region lies in, the nearest first. Ends where a circle would close. */
    public List<String> ancestors(String code) {
        List<String> ancestors = new ArrayList<>();
        Region region = byCode.get(code);
        while (region != null && region.parent() != null && !ancestors.contains(region.parent())) {
            ancestors.add(region.parent());
            region = byCode.get(region.parent());
        }
        return ancestors;
    }

    /** Whether what happens in the inner one happens in the outer one; a region contains itself. */
    public boolean contains(String outer, String inner) {
        return isKnown(inner) && (outer.equals(inner) || ancestors(inner).contains(outer));
    }

    /** The region and all that lies in it; of one that is not known itself alone. */
    public List<String> within(String code) {
        return isKnown(code)
                ? byCode.keySet().stream()
                        .filter(inner -> contains(code, inner))
                        .toList()
                : List.of(code);
    }

    /** The codes of those that lie directly in it. */
    public List<String> children(String code) {
        return byCode.values().stream()
                .filter(region -> code.equals(region.parent()))
                .map(Region::code)
                .toList();
    }
}
