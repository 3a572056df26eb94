package io.sitrep.incident.importer;

import io.sitrep.kit.problem.Failures;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Does a list in one go; when that fails, each half of it by itself, and so on: what can't be done is found in few steps
 * and the rest is done. When a part we need is away nothing can be done, and that failure is thrown.
 */
record Halves<T>(Consumer<List<T>> work, BiConsumer<T, RuntimeException> failed) {
    void run(List<T> items) {
        if (items.isEmpty()) {
            return;
        }
        try {
            work.accept(items);
        } catch (RuntimeException failure) {
            if (Failures.isOfAPartThatIsAway(failure)) {
                throw failure;
            }
            if (items.size() == 1) {
                failed.accept(items.get(0), failure);
                return;
            }
            int middle = items.size() / 2;
            run(items.subList(0, middle));
            run(items.subList(middle, items.size()));
        }
    }
}
