package io.sitrep.notifier.render;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A map for several threads that, once it is full, forgets what was not asked for longest. */
public final class Recent<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1L;

    private final int most;

    private Recent(int most) {
        super(16, 0.75f, true);
        this.most = most;
    }

    public static <K, V> Map<K, V> of(int most) {
        return Collections.synchronizedMap(new Recent<>(most));
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
    }
}
