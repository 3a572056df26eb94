package io.sitrep.incident.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.sitrep.incident.command.DeclareIncident;
import io.sitrep.incident.domain.ComponentStatus;
import io.sitrep.incident.domain.Incident;
import io.sitrep.incident.domain.Visibility;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The body of {@code POST /api/v1/maintenances/{ref}/escalate}: what the incident is to be. What is left out comes from
 * the maintenance.
 */
public record EscalationBody(
        String title,
        String message,
        String severity,
        String status,
        List<ComponentBody> components,
        List<String> regions,
        Map<String, TranslationBody> translations,
        String workaround,
        String commander,
        Duration nextUpdateIn,
        @JsonProperty("notify") Boolean notifies) {

    /** How the components do that it does not name. */
    static final ComponentStatus FAILING = ComponentStatus.PARTIAL_OUTAGE;

    DeclareIncident.Request checked(Incident maintenance, List<String> locales, Clock clock) {
        var headline = maintenance.headline();
        return new DeclareBody(
                        Objects.requireNonNullElse(title, headline.title()),
                        message,
                        severity,
                        status,
                        components,
                        regions == null ? headline.regions() : regions,
                        headline.visibility().wire(),
                        translations,
                        workaround,
                        commander == null ? maintenance.response().commander() : commander,
                        null,
                        null,
                        nextUpdateIn,
                        notifies)
                .checked(locales, Visibility.PUBLIC, clock);
    }
}
