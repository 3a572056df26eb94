package io.sitrep.local.slack;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where answers to a command may be sent later: five times within thirty minutes
 * (docs.slack.dev/interactivity/handling-user-interaction, read 2026-11-21).
 */
final class ResponseUrls {
    private static final int USES = 5;
    private static final Duration LIFE = Duration.ofMinutes(30);

    private final Clock clock;
    private final Map<String, Open> open = new ConcurrentHashMap<>();

    /** One address: what has come to it and not been looked at. */
    record Open(Instant until, AtomicInteger uses, BlockingQueue<Answer> answers) {}

    ResponseUrls(Clock clock) {
        this.clock = clock;
    }

    /** A fresh address, known by its unguessable name. */
    BlockingQueue<Answer> create(String name) {
        open.values().removeIf(each -> clock.instant().isAfter(each.until()));
        Open fresh = new Open(clock.instant().plus(LIFE), new AtomicInteger(), new LinkedBlockingQueue<>());
        open.put(name, fresh);
        return fresh.answers();
    }

    /** Takes an answer; empty when the address is unknown, used up or too old. */
    Optional<Open> accept(String name, Answer answer) {
        Open found = open.get(name);
        if (found == null
                || clock.instant().isAfter(found.until())
                || found.uses().incrementAndGet() > USES) {
            return Optional.empty();
        }
        found.answers().add(answer);
        return Optional.of(found);
    }
}
