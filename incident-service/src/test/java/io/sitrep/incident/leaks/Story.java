package io.sitrep.incident.leaks;

import com.fasterxml.jackson.databind.JsonNode;
import io.sitrep.incident.leaks.Caller.Answer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The incidents of one sequence of calls, what each call did, and what the public might know before and after it. */
final class Story {
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    final List<Remembered> incidents = new ArrayList<>();
    final List<Step> steps = new ArrayList<>();
    private final Caller caller;
    private final Markers markers;

    Story(Caller caller, Markers markers) {
        this.caller = caller;
        this.markers = markers;
    }

    /**
     * One call.
     *
     * @param allowed what an event that tells of it may hold
     * @param visible ids of the incidents of which it may tell at all
     */
    record Step(String call, Answer answer, Set<String> allowed, Set<String> visible) {
        @Override
        public String toString() {
            return call + " -> " + answer.status();
        }
    }

    /** @param whenAccepted makes the same of what is remembered, from the answer */
    void call(String method, String path, Object body, Consumer<JsonNode> whenAccepted) {
        Set<String> knownBefore = known();
        Set<String> visibleBefore = visible();
        Answer answer = caller.change(method, path, body, markers.next("actor"), number());
        if (answer.accepted()) {
            whenAccepted.accept(answer.body());
        }
        Set<String> allowed = known();
        Set<String> visible = visible();
        if (!visible.containsAll(visibleBefore)) {
            // That it is gone is told in the words that were known.
            allowed.addAll(knownBefore);
        }
        visible.addAll(visibleBefore);
        steps.add(new Step(method + " " + path + " " + body, answer, allowed, visible));
    }

    /** One that no other call has. */
    static int number() {
        return NUMBERS.incrementAndGet();
    }

    Set<String> known() {
        return incidents.stream().flatMap(incident -> incident.known().stream()).collect(Collectors.toSet());
    }

    private Set<String> visible() {
        return incidents.stream()
                .filter(Remembered::isPublic)
                .map(incident -> incident.id)
                .collect(Collectors.toCollection(HashSet::new));
    }

    @Override
    public String toString() {
        return steps.stream().map(Step::toString).collect(Collectors.joining("\n"));
    }
}
