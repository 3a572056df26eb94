package io.sitrep.incident;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.sitrep.incident.access.LocalIssuer;
import io.sitrep.incident.audience.LocalNotifier;
import java.util.List;
import java.util.Map;

/**
 * A house in which another person approves what is said of the worst, everything waits an hour, people sign on at a
 * provider, a notifier counts deliveries, the one proxy that is trusted is not on this machine, the public comes by https, and the page looks like nobody else's:
 * all in one profile, for each costs a start of the service.
 */
public final class CarefulHouse implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.ofEntries(
                Map.entry("sitrep.approval", "SEV1"),
                Map.entry("sitrep.publish-hold", "PT1H"),
                Map.entry("quarkus.http.proxy.trusted-proxies", "192.0.2.1"),
                Map.entry("sitrep.public-url", "https://status.acme.example"),
                Map.entry("sitrep.console-url", "https://incidents.acme.example/"),
                Map.entry("sitrep.page-name", "Acme & Sons"),
                Map.entry("sitrep.page.logo", "https://cdn.example.com:8443/logo.svg"),
                Map.entry("sitrep.page.colour", "#ffcc00"),
                Map.entry("sitrep.page.css", "src/test/resources/house.css"),
                Map.entry("sitrep.page.header-links", "Company=https://example.com/?a=b&c=d"),
                Map.entry("sitrep.page.footer-links", "Imprint=/imprint,Privacy=https://example.com/privacy"));
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(LocalIssuer.class), new TestResourceEntry(LocalNotifier.class));
    }
}
