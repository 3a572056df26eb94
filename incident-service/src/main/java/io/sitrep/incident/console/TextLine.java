package io.sitrep.incident.console;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One line of two texts that were compared.
 *
 * @param sign {@code +} of one that is new, {@code -} of one that is gone, a blank of one that stays, {@code …} where some that stay
 *     were left out
 */
public record TextLine(String sign, String text) {
    /** Lines shown around what is different. */
    private static final int AROUND = 2;

    /** Past so many pairs of lines a comparison takes too long for a screen. */
    private static final long MOST = 4_000_000;

    public boolean isNew() {
        return sign.equals("+");
    }

    public boolean isGone() {
        return sign.equals("-");
    }

    /** What is different, line by line; nothing where the texts are the same, or too long to be compared so. */
    public static List<TextLine> between(String before, String after) {
        List<String> old = lines(before);
        List<String> now = lines(after);
        int head = 0;
        while (head < Math.min(old.size(), now.size()) && old.get(head).equals(now.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < Math.min(old.size(), now.size()) - head
                && old.get(old.size() - 1 - tail).equals(now.get(now.size() - 1 - tail))) {
            tail++;
        }
        List<String> oldPart = old.subList(head, old.size() - tail);
        List<String> newPart = now.subList(head, now.size() - tail);
        if ((long) oldPart.size() * newPart.size() > MOST) {
            return List.of();
        }
        List<TextLine> all = new ArrayList<>();
        old.subList(0, head).forEach(line -> all.add(new TextLine(" ", line)));
        compare(oldPart, newPart, all);
        old.subList(old.size() - tail, old.size()).forEach(line -> all.add(new TextLine(" ", line)));
        return near(all);
    }

    private static void compare(List<String> old, List<String> now, List<TextLine> all) {
        int[][] common = new int[old.size() + 1][now.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = now.size() - 1; j >= 0; j--) {
                common[i][j] = old.get(i).equals(now.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        int i = 0;
        int j = 0;
        while (i < old.size() || j < now.size()) {
            if (i < old.size() && j < now.size() && old.get(i).equals(now.get(j))) {
                all.add(new TextLine(" ", old.get(i++)));
                j++;
            } else if (j == now.size() || i < old.size() && common[i + 1][j] >= common[i][j + 1]) {
                all.add(new TextLine("-", old.get(i++)));
            } else {
                all.add(new TextLine("+", now.get(j++)));
            }
        }
    }

    /** What stays is shown only where it is near to what does not. */
    private static List<TextLine> near(List<TextLine> all) {
        boolean[] shown = new boolean[all.size()];
        for (int i = 0; i < all.size(); i++) {
            if (!all.get(i).sign.equals(" ")) {
                Arrays.fill(shown, Math.max(0, i - AROUND), Math.min(all.size(), i + AROUND + 1), true);
            }
        }
        List<TextLine> near = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (shown[i]) {
                near.add(all.get(i));
            } else if (i > 0 && shown[i - 1]) {
                near.add(new TextLine("…", ""));
            }
        }
        return near;
    }

    private static List<String> lines(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.asList(text.replaceAll("\n+$", "").split("\n", -1));
    }
}
