package io.sitrep.incident;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.sitrep.incident.access.LocalIssuer;
import java.util.List;
import java.util.Map;

/**
 * A house in which another person approves what is said of the worst, everything waits an hour, and people sign on at a
 * provider: all in one profile, for each costs a start of the service.
 */
public final class CarefulHouse implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("sitrep.approval", "SEV1", "sitrep.publish-hold", "PT1H");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(LocalIssuer.class));
    }
}
