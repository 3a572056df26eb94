package io.sitrep.incident.page.export;

import io.sitrep.incident.page.site.Document;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A copy of the site at one target. Only what differs from what lies there is sent; what lies there is remembered beside it, over
 * restarts too, {@link Manifest}. What no longer belongs to the site is removed.
 */
final class SiteCopy {
    private final CopyTarget target;
    private Manifest there;

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
     * @param mayDiffer whether what lies there, if it was put there, may be another than this
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
            there = Manifest.read(target);
        }
        List<String> sent = new ArrayList<>();
        int removed = 0;
        try {
            Set<String> wanted = entries.stream().map(Entry::key).collect(Collectors.toSet());
            // First: what was taken back must not stay because something else cannot be sent.
            removed += removeAllBut(wanted, key -> !StaticSite.isPiece(key));
            announce(wanted);
            for (Entry entry : entries) {
                bring(entry, sent);
            }
            // Whoever reads the state finds its pieces until there is another.
            removed += removeAllBut(wanted, StaticSite::isPiece);
        } catch (IOException | RuntimeException failure) {
            // What could not differ from before may differ from what was sent by now.
            sent.forEach(key -> there.put(key, Manifest.UNSURE));
            throw failure;
        } finally {
            there.write();
        }
        return sent.size() + removed;
    }

    /** What is to come is known before it is there, so that it can be removed even by who comes after a crash. */
    private void announce(Set<String> wanted) throws IOException {
        wanted.stream().filter(key -> there.tag(key) == null).toList().forEach(key -> there.put(key, Manifest.UNSURE));
        there.write();
    }

    private void bring(Entry entry, List<String> sent) throws IOException {
        String tag = there.tag(entry.key());
        if (!entry.mayDiffer() && !Manifest.UNSURE.equals(tag)) {
            return;
        }
        Document document = entry.document().get();
        if (document.tag().equals(tag)) {
            return;
        }
        sent.add(entry.key());
        target.put(entry.key(), document.type(), document.plain().getBytes());
        there.put(entry.key(), document.tag());
    }

    private int removeAllBut(Set<String> wanted, Predicate<String> which) throws IOException {
        Set<String> gone = there.keys();
        gone.removeAll(wanted);
        gone.removeIf(which.negate());
        for (String key : gone) {
            target.remove(key);
            there.remove(key);
        }
        return gone.size();
    }
}
