package io.sitrep.incident.report;

import io.sitrep.incident.page.Catalog;
import io.sitrep.incident.page.PublicComponent;
import io.sitrep.incident.page.Snapshot;
import io.sitrep.kit.http.ClientAddress;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Takes reports of the public. Asks neither database nor broker, and never waits. */
@Singleton
public class Reports {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private final Snapshot snapshot;
    private final Restraint restraint;
    private final Tally tally;
    private final Clock clock;

    Reports(Snapshot snapshot, Restraint restraint, Tally tally, Clock clock) {
        this.snapshot = snapshot;
        this.restraint = restraint;
        this.tally = tally;
        this.clock = clock;
    }

    /** Whether it is known yet which components there are. */
    public boolean ready() {
        return snapshot.state().isPresent();
    }

    public static boolean isCountry(String code) {
        return COUNTRIES.contains(code);
    }

    /**
     * A component the page knows.
     *
     * @param reference its id or its public id
     */
    public Optional<PublicComponent> component(String reference) {
        return snapshot.state().map(state -> state.catalog()).map(Catalog::components).stream()
                .flatMap(components -> components.stream())
                .filter(component -> component.code().equals(reference)
                        || component.id().toString().equalsIgnoreCase(reference))
                .findFirst();
    }

    /**
     * Counts a report, unless this client reported too often.
     *
     * @param host address of the client, as the connection or a trusted proxy says it
     * @param country ISO 3166-1 alpha-2, or null
     */
    public Verdict take(String host, PublicComponent component, String country) {
        Verdict verdict = restraint.judge(ClientAddress.of(host), component.id());
        if (verdict instanceof Verdict.Counted) {
            tally.add(Report.at(clock.instant(), component.id(), country), 1);
        }
        return verdict;
    }
}
