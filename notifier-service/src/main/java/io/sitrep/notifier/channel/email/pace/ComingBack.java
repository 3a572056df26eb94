package io.sitrep.notifier.channel.email.pace;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

/** Mails of one lane that were told to come again, and when. One that was cancelled meanwhile never does. Not safe for several threads. */
final class ComingBack {
    private static final UUID LOWEST = new UUID(Long.MIN_VALUE, Long.MIN_VALUE);

    private record Due(long at, UUID mail) {}

    private final Map<UUID, Due> byMail = new HashMap<>();
    private final TreeSet<Due> inOrder =
            new TreeSet<>(Comparator.comparingLong(Due::at).thenComparing(Due::mail));

    /** @param at milliseconds */
    void add(UUID mail, long at) {
        remove(mail);
        Due due = new Due(at, mail);
        byMail.put(mail, due);
        inOrder.add(due);
    }

    void remove(UUID mail) {
        Due due = byMail.remove(mail);
        if (due != null) {
            inOrder.remove(due);
        }
    }

    void removeBefore(long time) {
        while (!inOrder.isEmpty() && inOrder.first().at() < time) {
            byMail.remove(inOrder.pollFirst().mail());
        }
    }

    /** Whether one was told a time in there, both ends included. */
    boolean isAnyDue(long from, long to) {
        Due first = inOrder.ceiling(new Due(from, LOWEST));
        return first != null && first.at() <= to;
    }

    int size() {
        return byMail.size();
    }
}
