package io.sitrep.notifier.channel.email.pace;

import io.sitrep.notifier.Settings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The pace of each receiving domain. Those that had no mail for longest are forgotten, and begin anew. */
@Singleton
public class Paces {
    private static final int KEPT = 10_000;

    private final DomainPace.Limits limits;
    private final Clock clock;
    private final Map<String, DomainPace> paces = new Recent();

    @Inject
    public Paces(Settings settings, Clock clock) {
        this(limits(settings.mail().pace()), clock);
    }

    Paces(DomainPace.Limits limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
    }

    /** @param domain in lower case */
    public synchronized DomainPace of(String domain) {
        return paces.computeIfAbsent(domain, first -> new DomainPace(limits, clock));
    }

    /** Of the domains that are known just now the one that takes least; empty when none is. */
    public synchronized Optional<DomainPace> tightest() {
        return paces.values().stream().min(Comparator.comparingDouble(DomainPace::left));
    }

    private static DomainPace.Limits limits(Settings.Pace pace) {
        return new DomainPace.Limits(
                Math.min(pace.startConcurrency(), pace.maxConcurrency()),
                pace.maxConcurrency(),
                Math.min(pace.startRate(), pace.maxRate()),
                pace.maxRate());
    }

    private static final class Recent extends LinkedHashMap<String, DomainPace> {
        private static final long serialVersionUID = 1L;

        Recent() {
            super(64, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, DomainPace> eldest) {
            return size() > KEPT && eldest.getValue().isIdle();
        }
    }
}
