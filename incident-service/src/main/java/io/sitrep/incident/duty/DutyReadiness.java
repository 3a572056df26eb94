package io.sitrep.incident.duty;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once everything works; a database that goes away later takes no replica out of service, since the page stays. */
@Readiness
@Singleton
class DutyReadiness implements HealthCheck {
    private final Duties duties;

    DutyReadiness(Duties duties) {
        this.duties = duties;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("duties").status(duties.complete()).build();
    }
}
