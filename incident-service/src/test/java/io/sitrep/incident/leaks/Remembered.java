package io.sitrep.incident.leaks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One incident as the rules of the contract make it, and nothing of how the service does: what of it the public may know
 * at a time.
 */
final class Remembered {
    static final String TITLE = "title";
    static final String TITLE_IN_ITALIAN = "titolo";
    static final String WORKAROUND = "workaround";

    final String id;
    final String publicId;
    final String ref;
    final List<Said> updates = new ArrayList<>();
    final List<String> tasks = new ArrayList<>();
    /** Title, workaround, cause …: what of the incident itself is public when it is. */
    private final Map<String, String> head = new HashMap<>();

    private boolean isPublic;
    /** Whether the public has heard of it; one that is made public while an update waits is known with the next that comes out. */
    private boolean known;

    Remembered(String id, String publicId, String ref, boolean isPublic, Map<String, String> head) {
        this.id = id;
        this.publicId = publicId;
        this.ref = ref;
        this.isPublic = isPublic;
        this.known = isPublic;
        this.head.putAll(head);
    }

    /** Whether it is for all, or will be once the public hears of it. */
    boolean isPublic() {
        return isPublic;
    }

    boolean isKnown() {
        return isPublic && known;
    }

    String title() {
        return head.get(TITLE);
    }

    /** Everything the public may know of it now. */
    Set<String> known() {
        Set<String> known = new HashSet<>();
        if (isKnown()) {
            known.addAll(head.values());
            updates.stream().filter(Said::isPublic).forEach(said -> known.addAll(said.texts.values()));
            known.remove("");
        }
        return known;
    }

    /** What its page has to show, or the test would prove nothing. */
    Set<String> shown() {
        Set<String> shown = new HashSet<>();
        shown.add(title());
        shown.add(head.getOrDefault(WORKAROUND, ""));
        updates.stream().filter(Said::isPublic).forEach(said -> shown.add(said.texts.get("en")));
        shown.remove("");
        return shown;
    }

    void say(Said said, boolean atOnce) {
        updates.add(said);
        if (atOnce) {
            release(said);
        }
    }

    /** An update comes out: to everybody, or, when the incident is internal by now, inside. */
    void release(Said said) {
        said.forAll &= isPublic;
        said.out = true;
        known |= said.forAll;
        head.putAll(said.effects);
    }

    /** @param changes fields of the head, the empty text for one that is withdrawn */
    void edit(Map<String, String> changes, boolean becomesPublic) {
        if (changes.containsKey(TITLE)) {
            head.remove(TITLE_IN_ITALIAN);
        }
        head.putAll(changes);
        if (becomesPublic != isPublic) {
            known = becomesPublic && updates.stream().noneMatch(Said::waits);
        }
        isPublic = becomesPublic;
    }
}
