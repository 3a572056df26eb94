package io.sitrep.incident;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.sitrep.incident.access.LocalIssuer;
import io.sitrep.incident.audience.LocalNotifier;
import java.util.List;
import java.util.Map;

/**
 * A house in which another person approves what is said of the worst, everything waits an hour, people sign on at a
 * provider, and a notifier counts deliveries: all in one profile, for each costs a start of the service.
 */
public final class CarefulHouse implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("sitrep.approval", "SEV1", "sitrep.publish-hold", "PT1H");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(LocalIssuer.class), new TestResourceEntry(LocalNotifier.class));
    }
}
