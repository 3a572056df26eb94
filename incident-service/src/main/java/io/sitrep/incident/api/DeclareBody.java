package io.sitrep.incident.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.sitrep.incident.command.DeclareIncident;
import io.sitrep.incident.domain.Headline;
import io.sitrep.incident.domain.Severity;
import io.sitrep.incident.domain.Status;
import io.sitrep.incident.domain.UpdateDraft;
import io.sitrep.incident.domain.Visibility;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The body of {@code POST /api/v1/incidents}. */
public record DeclareBody(
        String title,
        String message,
        String severity,
        String status,
        List<ComponentBody> components,
        List<String> regions,
        String visibility,
        Map<String, TranslationBody> translations,
        String workaround,
        String commander,
        Instant startedAt,
        Duration nextUpdateIn,
        @JsonProperty("notify") Boolean notifies) {

    DeclareIncident.Request checked(List<String> locales, Visibility byDefault, Clock clock) {
        Checks checks = new Checks();
        List<String> where = checks.regions("regions", regions);
        Headline headline = new Headline(
                checks.text("title", title, Limits.TITLE),
                TranslationBody.titles(translations, locales, checks),
                Objects.requireNonNullElse(checks.oneOf("severity", Severity.class, severity), Severity.SEV3),
                Objects.requireNonNullElse(checks.oneOf("visibility", Visibility.class, visibility), byDefault),
                where == null ? List.of() : where,
                checks.optionalText("workaround", workaround, Limits.MESSAGE),
                checks.optionalText("commander", commander, Limits.NAME));
        UpdateDraft first = new UpdateDraft(
                checks.text("message", message, Limits.MESSAGE),
                TranslationBody.messages(translations, locales, checks),
                Map.of(),
                Objects.requireNonNullElse(checks.oneOf("status", Status.class, status), Status.INVESTIGATING),
                List.of(),
                null,
                null,
                checks.promise("next_update_in", nextUpdateIn),
                notifies == null || notifies,
                null);
        Limits.whole(first.message(), first.messages(), checks);
        var targets = ComponentBody.targets(components, checks);
        if (startedAt != null && startedAt.isAfter(clock.instant())) {
            checks.refuse("started_at", "lies in the future");
        }
        checks.done();
        return new DeclareIncident.Request(headline, startedAt, first, targets);
    }
}
