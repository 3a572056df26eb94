package io.sitrep.notifier.delivery;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Those who wait for one thing, by lane: of those lanes in which somebody waits each is served as often as its weight says, the most
 * urgent most often, and within a lane whoever came first. Not safe for several threads.
 */
final class WaitingLine<T> {
    private final List<Deque<T>> lanes =
            Stream.<Deque<T>>generate(ArrayDeque::new).limit(Lanes.COUNT).toList();
    private final int[] credit = new int[Lanes.COUNT];
    private int size;

    /** @param lane 1 to 4 */
    void add(int lane, T one) {
        lanes.get(lane - 1).add(one);
        size++;
    }

    int size() {
        return size;
    }

    /** How many will be served before one that comes now, as long as nobody else comes. */
    int ahead(int lane) {
        int own = lanes.get(lane - 1).size();
        int all = own;
        for (int other = 1; other <= Lanes.COUNT; other++) {
            if (other != lane) {
                int meanwhile = (own + 1) * Lanes.weight(other) / Lanes.weight(lane);
                all += Math.min(lanes.get(other - 1).size(), meanwhile);
            }
        }
        return all;
    }

    /** Whoever is next, or null when nobody waits. */
    T poll() {
        int next = -1;
        int all = 0;
        for (int i = 0; i < Lanes.COUNT; i++) {
            if (!lanes.get(i).isEmpty()) {
                credit[i] += Lanes.weight(i + 1);
                all += Lanes.weight(i + 1);
                next = next < 0 || credit[i] > credit[next] ? i : next;
            }
        }
        if (next < 0) {
            return null;
        }
        credit[next] -= all;
        size--;
        T one = lanes.get(next).poll();
        if (lanes.get(next).isEmpty()) {
            credit[next] = 0;
        }
        return one;
    }

    /** Takes out whoever need not wait any longer. */
    List<T> takeOut(Predicate<T> which) {
        List<T> out = new ArrayList<>();
        for (Deque<T> lane : lanes) {
            for (Iterator<T> each = lane.iterator(); each.hasNext(); ) {
                T one = each.next();
                if (which.test(one)) {
                    out.add(one);
                    each.remove();
                }
            }
        }
        size -= out.size();
        return out;
    }
}
