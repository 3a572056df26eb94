package io.sitrep.incident.page.export;

import io.sitrep.incident.page.site.Document;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A copy of the site at one target. Only what differs from what lies there is sent; what lies there is remembered beside it, over
 * restarts too. What no longer belongs to the site is removed.
 */
final class SiteCopy {
    static final String MANIFEST = "copy-manifest.txt";

    private final CopyTarget target;
    private Map<String, String> there;

    SiteCopy(CopyTarget target) {
        this.target = target;
    }

    /** What lies there is asked for again: somebody else may have written it. */
    void forget() {
        there = null;
    }

    /**
     * Something to be kept under a key.
     *
     * @param mayDiffer whether what lies there may be another than this
     * @param document written only if it is needed
     */
    record Entry(String key, boolean mayDiffer, Supplier<Document> document) {}

    /**
     * Makes the target hold exactly these; sends them in this order, so that links lead somewhere.
     *
     * @return how many were sent or removed
     * @throws IOException when the target failed; what has been done by then stays done, the rest is for the next time
     */
    int bring(List<Entry> entries) throws IOException {
        if (there == null) {
            there = remembered();
        }
        int changed = 0;
        try {
            // First: what was taken back must not stay because something else cannot be sent.
            changed += removeAllBut(entries.stream().map(Entry::key).collect(Collectors.toSet()));
            for (Entry entry : entries) {
                changed += bring(entry) ? 1 : 0;
            }
        } finally {
            if (changed > 0) {
                remember();
            }
        }
        return changed;
    }

    private boolean bring(Entry entry) throws IOException {
        if (!entry.mayDiffer() && there.containsKey(entry.key())) {
            return false;
        }
        Document document = entry.document().get();
        if (document.tag().equals(there.get(entry.key()))) {
            return false;
        }
        target.put(entry.key(), document.type(), document.plain().getBytes());
        there.put(entry.key(), document.tag());
        return true;
    }

    private int removeAllBut(Set<String> wanted) throws IOException {
        HashSet<String> gone = new HashSet<>(there.keySet());
        gone.removeAll(wanted);
        for (String key : gone) {
            target.remove(key);
            there.remove(key);
        }
        return gone.size();
    }

    private void remember() throws IOException {
        String lines = new TreeMap<>(there)
                .entrySet().stream()
                        .map(entry -> entry.getValue() + " " + entry.getKey() + "\n")
                        .collect(Collectors.joining());
        target.put(MANIFEST, "text/plain;charset=UTF-8", lines.getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, String> remembered() throws IOException {
        Optional<byte[]> manifest = target.get(MANIFEST);
        Map<String, String> remembered = new HashMap<>();
        manifest.map(bytes -> new String(bytes, StandardCharsets.UTF_8)).stream()
                .flatMap(String::lines)
                .map(line -> line.split(" ", 2))
                .filter(parts -> parts.length == 2)
                .forEach(parts -> remembered.put(parts[1], parts[0]));
        return remembered;
    }
}
