package io.sitrep.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ServiceEnvironmentTest {
    @Test
    void profileThatIsSetStaysAndIsLocalOtherwise() {
        assertThat(given(Map.of())).containsEntry("QUARKUS_PROFILE", "local");
        assertThat(given(Map.of("QUARKUS_PROFILE", " "))).containsEntry("QUARKUS_PROFILE", "local");
        assertThat(given(Map.of("QUARKUS_PROFILE", "prod"))).containsEntry("QUARKUS_PROFILE", "prod");
    }

    @Test
    void whatAPersonSetIsHandedOn() {
        assertThat(given(Map.of("SITREP_PAGE_NAME", "Acme", "SITREP_MAIL_FROM", "Acme <acme@example.com>")))
                .containsEntry("SITREP_PAGE_NAME", "Acme")
                .containsEntry("SITREP_MAIL_FROM", "Acme <acme@example.com>");
    }

    /** A mail server of one's own needs no sender of one's own: the notifier does not start without one. */
    @Test
    void whoSetsAMailServerAloneHasASender() {
        assertThat(given(Map.of("QUARKUS_MAILER_HOST", "smtp.example.com", "QUARKUS_MAILER_PORT", "587")))
                .containsEntry("QUARKUS_MAILER_HOST", "smtp.example.com")
                .containsEntry("SITREP_MAIL_FROM", "Sitrep <status@sitrep.localhost>");
    }

    private static Map<String, String> given(Map<String, String> environment) {
        return new ServiceEnvironment(environment, Ports.from(environment)).of(ServiceName.BOT);
    }
}
