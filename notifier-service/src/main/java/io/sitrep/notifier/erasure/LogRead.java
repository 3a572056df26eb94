package io.sitrep.notifier.erasure;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How far this process has read the log of erasures since its start, and taken over what it says. */
@Singleton
class LogRead {
    private final Map<Integer, Long> next = new ConcurrentHashMap<>();

    void upTo(int partition, long nextOffset) {
        next.put(partition, nextOffset);
    }

    /** @param end the next offset of each partition */
    boolean reaches(Map<Integer, Long> end) {
        return end.entrySet().stream().allMatch(each -> next.getOrDefault(each.getKey(), 0L) >= each.getValue());
    }
}
