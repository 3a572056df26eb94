package io.sitrep.notifier.render;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * Values for several threads that together weigh no more than so much: what was not asked for longest is forgotten first. One that is
 * heavier than that by itself is kept alone.
 */
final class RecentByWeight<K, V> {
    private final long most;
    private final ToLongFunction<V> weight;
    private final Map<K, V> values = new LinkedHashMap<>(16, 0.75f, true);
    private long all;

    /** @param weight of a value, always the same for one */
    RecentByWeight(long most, ToLongFunction<V> weight) {
        this.most = most;
        this.weight = weight;
    }

    /** Null when it is not known, or no longer. */
    synchronized V get(K key) {
        return values.get(key);
    }

    synchronized void put(K key, V value) {
        V before = values.put(key, value);
        all += weight.applyAsLong(value) - (before == null ? 0 : weight.applyAsLong(before));
        Iterator<V> eldest = values.values().iterator();
        while (all > most && values.size() > 1) {
            all -= weight.applyAsLong(eldest.next());
            eldest.remove();
        }
    }

    synchronized int size() {
        return values.size();
    }
}
