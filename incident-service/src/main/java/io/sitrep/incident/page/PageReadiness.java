package io.sitrep.incident.page;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once there is a page to show; a stale page is still better than none, so it stays ready after that. */
@Readiness
@Singleton
class PageReadiness implements HealthCheck {
    private final Snapshot snapshot;

    PageReadiness(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("page")
                .status(snapshot.state().isPresent())
                .build();
    }
}
