package io.sitrep.notifier.delivery;

import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Which lanes may have something due, and how free places are shared among them: the most urgent gets the most, but as long as
 * there is a place at all, each lane that waits gets one in turn, so that nobody starves behind what is worse.
 */
final class Lanes {
    static final int COUNT = 4;

    private static final int[] WEIGHTS = {8, 4, 2, 1};
    private static final int[] FROM_HERE_ON = {15, 7, 3, 1};

    private final AtomicIntegerArray waiting = new AtomicIntegerArray(COUNT);
    private int turn;

    /**
     * How much of what there is a lane gets beside others.
     *
     * @param lane 1 to 4
     */
    static int weight(int lane) {
        return WEIGHTS[lane - 1];
    }

    /** @param lane 1 to 4 */
    void mayHaveSome(int lane) {
        waiting.set(lane - 1, 1);
    }

    void allMayHaveSome() {
        for (int lane = 1; lane <= COUNT; lane++) {
            mayHaveSome(lane);
        }
    }

    boolean anyMayHaveSome() {
        for (int i = 0; i < COUNT; i++) {
            if (waiting.get(i) == 1) {
                return true;
            }
        }
        return false;
    }

    /** Takes note that a lane is looked at now; whatever comes from here on is said anew. */
    void looked(int lane) {
        waiting.set(lane - 1, 0);
    }

    /**
     * How many of the free places each lane may take, by index lane - 1; zero for lanes in which nothing waits. When there are
     * fewer places than lanes that wait, the lanes take turns.
     */
    int[] share(int places) {
        int[] shares = new int[COUNT];
        int weights = 0;
        int lanes = 0;
        for (int i = 0; i < COUNT; i++) {
            weights += waiting.get(i) * WEIGHTS[i];
            lanes += waiting.get(i);
        }
        int left = places;
        for (int i = COUNT - 1; i >= 0 && lanes > 0; i--) {
            if (waiting.get(i) == 1 && left > 0) {
                shares[i] = Math.min(left, places < lanes ? byTurn(i) : Math.max(1, places * WEIGHTS[i] / weights));
                left -= shares[i];
            }
        }
        turn++;
        giveRest(shares, left);
        return shares;
    }

    /** Once in a while, as often as its weight, a lane has the word although there is not a place for each. */
    private int byTurn(int lane) {
        return turn % FROM_HERE_ON[0] < FROM_HERE_ON[lane] ? 1 : 0;
    }

    /** What rounding left over is for the most urgent that waits. */
    private void giveRest(int[] shares, int left) {
        for (int i = 0; i < COUNT; i++) {
            if (waiting.get(i) == 1) {
                shares[i] += left;
                return;
            }
        }
    }
}
