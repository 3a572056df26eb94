package io.sitrep.incident.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.sitrep.incident.command.DeclareIncident;
import io.sitrep.incident.domain.Cause;
import io.sitrep.incident.domain.DataImpact;
import io.sitrep.incident.domain.Declaration;
import io.sitrep.incident.domain.Effects;
import io.sitrep.incident.domain.Headline;
import io.sitrep.incident.domain.PlainText;
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
        Instant resolvedAt,
        Duration nextUpdateIn,
        @JsonProperty("notify") Boolean notifies) {

    DeclareIncident.Request checked(List<String> locales, Visibility byDefault, Clock clock) {
        Checks checks = new Checks();
        List<String> where = checks.regions("regions", regions);
        Headline headline = new Headline(
                checks.text("title", PlainText.line(title), Limits.TITLE),
                TranslationBody.titles(translations, locales, checks),
                Objects.requireNonNullElse(checks.oneOf("severity", Severity.class, severity), Severity.SEV3),
                Objects.requireNonNullElse(checks.oneOf("visibility", Visibility.class, visibility), byDefault),
                where == null ? List.of() : where,
                checks.optionalText("workaround", workaround, Limits.MESSAGE),
                Cause.UNKNOWN,
                DataImpact.UNKNOWN);
        UpdateDraft first = new UpdateDraft(
                checks.text("message", message, Limits.MESSAGE),
                TranslationBody.messages(translations, locales, checks),
                effects(checks),
                notifies == null || notifies,
                null,
                null);
        Limits.whole(first.message(), first.messages(), checks);
        var targets = ComponentBody.targets(components, checks);
        checks.past("started_at", startedAt, clock);
        over(checks, clock);
        String leader = checks.optionalText("commander", PlainText.line(commander), Limits.NAME);
        checks.done();
        return new DeclareIncident.Request(new Declaration(headline, leader, startedAt, resolvedAt, first), targets);
    }

    private Effects effects(Checks checks) {
        Status first = Objects.requireNonNullElse(checks.oneOf("status", Status.class, status), Status.INVESTIGATING);
        return new Effects(
                first, List.of(), null, null, Map.of(), checks.promise("next_update_in", nextUpdateIn), false);
    }

    /** An incident that is declared after the fact may say when it ended. */
    private void over(Checks checks, Clock clock) {
        if (resolvedAt == null) {
            return;
        }
        checks.past("resolved_at", resolvedAt, clock);
        if (!Status.RESOLVED.wire().equals(status)) {
            checks.refuse("resolved_at", "wants the status resolved");
        } else if (startedAt == null || resolvedAt.isBefore(startedAt)) {
            checks.refuse("resolved_at", "wants a started_at that is not later");
        }
    }
}
