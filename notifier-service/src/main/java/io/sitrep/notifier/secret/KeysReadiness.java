package io.sitrep.notifier.secret;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * A process that lacks a key is not ready while another one has it: a release with a wrong key comes to a halt at its first process.
 * Where nobody has it each is ready, so that somebody can give it up.
 */
@Readiness
@Singleton
class KeysReadiness implements HealthCheck {
    private final LostSecrets secrets;

    KeysReadiness(LostSecrets secrets) {
        this.secrets = secrets;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("keys").status(!secrets.isForOthers()).build();
    }
}
