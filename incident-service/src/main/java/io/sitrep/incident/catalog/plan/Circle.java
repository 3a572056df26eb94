package io.sitrep.incident.catalog.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Looks for a way that comes back to where it began. */
public final class Circle {
    private Circle() {}

    /** @param <T> what is gone along, and who goes on from there to whom */
    private record Step<T>(T at, Iterator<? extends T> onwards) {}

    /**
     * The first circle there is, its first member again at its end; empty when there is none.
     *
     * @param ways from each to those it leads to
     */
    public static <T> List<T> in(Map<T, ? extends Collection<T>> ways) {
        Set<T> done = new HashSet<>();
        for (T start : ways.keySet()) {
            List<T> circle = done.contains(start) ? List.of() : from(start, ways, done);
            if (!circle.isEmpty()) {
                return circle;
            }
        }
        return List.of();
    }

    /** Not by recursion: a chain may be as long as the catalog. */
    private static <T> List<T> from(T start, Map<T, ? extends Collection<T>> ways, Set<T> done) {
        Deque<Step<T>> path = new ArrayDeque<>();
        Set<T> onPath = new HashSet<>(Set.of(start));
        path.addLast(new Step<>(start, onwards(start, ways)));
        while (!path.isEmpty()) {
            Step<T> last = path.getLast();
            if (!last.onwards().hasNext()) {
                done.add(last.at());
                onPath.remove(last.at());
                path.removeLast();
                continue;
            }
            T next = last.onwards().next();
            if (onPath.contains(next)) {
                return closed(path, next);
            }
            if (!done.contains(next)) {
                onPath.add(next);
                path.addLast(new Step<>(next, onwards(next, ways)));
            }
        }
        return List.of();
    }

    private static <T> Iterator<? extends T> onwards(T from, Map<T, ? extends Collection<T>> ways) {
        Collection<T> onwards = ways.get(from);
        return onwards == null ? List.<T>of().iterator() : onwards.iterator();
    }

    private static <T> List<T> closed(Deque<Step<T>> path, T again) {
        List<T> circle = new ArrayList<>();
        path.forEach(step -> {
            if (!circle.isEmpty() || step.at().equals(again)) {
                circle.add(step.at());
            }
        });
        circle.add(again);
        return circle;
    }

    /** {@code A → B → A}. */
    public static <T> String named(List<T> circle, Function<T, String> name) {
        return circle.stream().map(name).collect(Collectors.joining(" → "));
    }
}
