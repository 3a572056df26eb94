package io.sitrep.notifier.delivery;

import io.sitrep.notifier.Settings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: anything between nothing and the step's length (full jitter), so that receivers
 * that failed together are not asked together; but never less than the other side asked for.
 */
@Singleton
public class RetrySchedule {
    private static final Duration LEAST_PATIENCE = Duration.ofHours(1);

    private final List<Duration> steps;
    private final RandomGenerator random;

    @Inject
    RetrySchedule(Settings settings, RandomGenerator random) {
        this(settings.delivery().retrySchedule(), random);
    }

    RetrySchedule(List<Duration> steps, RandomGenerator random) {
        this.steps = List.copyOf(steps);
        this.random = random;
    }

    /** How long something may be put off without being tried: as long as all waits together, and at least an hour. */
    Duration patience() {
        Duration all = steps.stream().reduce(Duration.ZERO, Duration::plus);
        return all.compareTo(LEAST_PATIENCE) < 0 ? LEAST_PATIENCE : all;
    }

    /**
     * @param tries how many attempts were made, this one included
     * @param asked what the other side asked for, or zero
     * @return empty when the schedule is used up
     */
    public Optional<Duration> after(int tries, Duration asked) {
        if (tries > steps.size()) {
            return Optional.empty();
        }
        Duration jittered =
                Duration.ofMillis(random.nextLong(steps.get(tries - 1).toMillis() + 1));
        return Optional.of(jittered.compareTo(asked) < 0 ? asked : jittered);
    }
}
