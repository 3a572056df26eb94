package io.sitrep.notifier.render;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What is the same for all who read one text of a publication in one language (and zone), made once and kept as long as they are
 * likely to ask. Nothing in here may be a reader's own: no link, no token, no id of a delivery.
 */
public final class Shared {
    private final Map<Class<?>, Made> made = new ConcurrentHashMap<>();

    Shared() {}

    /**
     * Makes it for whoever comes first; who comes meanwhile waits, who comes later gets the same object. One that could not be made
     * is tried again for the next.
     *
     * @param kind each maker's own type: there is one object of it
     * @param make may itself ask here for another kind, never for its own
     */
    public <T> T once(Class<T> kind, Supplier<T> make) {
        return kind.cast(made.computeIfAbsent(kind, none -> new Made()).get(make));
    }

    /** A place for one object. Not made within the map: that would forbid one to be made of another. */
    private static final class Made {
        private volatile Object it;

        Object get(Supplier<?> make) {
            Object known = it;
            return known != null ? known : first(make);
        }

        private synchronized Object first(Supplier<?> make) {
            if (it == null) {
                it = make.get();
            }
            return it;
        }
    }
}
