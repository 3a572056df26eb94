package io.sitrep.incident.catalog.change;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sitrep.incident.catalog.plan.Thing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/**
 * What applying a file changes, or has changed.
 *
 * @param dryRun whether it was only asked for
 * @param created how many of {@code changes} are that; likewise the next three
 * @param unchanged how many things the file has that are so already
 */
public record Differences(
        boolean dryRun, List<Change> changes, int created, int changed, int removed, int retired, int unchanged) {

    /** What becomes of a thing. */
    enum Action {
        CREATED,
        CHANGED,
        REMOVED,
        /** No longer listed; history keeps it. */
        RETIRED
    }

    /**
     * One difference.
     *
     * @param fields which of its fields differ; none unless it is changed
     */
    public record Change(String kind, String name, String action, List<String> fields) {
        static Change of(Thing thing, Action action) {
            return new Change(thing.kind(), thing.name(), word(action), List.of());
        }

        static Change between(Thing before, Thing after) {
            ObjectNode was = before.fields();
            ObjectNode is = after.fields();
            TreeSet<String> fields = new TreeSet<>();
            was.fieldNames().forEachRemaining(fields::add);
            is.fieldNames().forEachRemaining(fields::add);
            fields.removeIf(field -> was.path(field).equals(is.path(field)));
            return new Change(after.kind(), after.name(), word(Action.CHANGED), List.copyOf(fields));
        }
    }

    static Differences of(boolean dryRun, List<Change> changes, int unchanged) {
        return new Differences(
                dryRun,
                new ArrayList<>(changes),
                count(changes, Action.CREATED),
                count(changes, Action.CHANGED),
                count(changes, Action.REMOVED),
                count(changes, Action.RETIRED),
                unchanged);
    }

    private static int count(List<Change> changes, Action action) {
        return (int) changes.stream()
                .filter(change -> change.action().equals(word(action)))
                .count();
    }

    private static String word(Action action) {
        return action.name().toLowerCase(Locale.ROOT);
    }
}
