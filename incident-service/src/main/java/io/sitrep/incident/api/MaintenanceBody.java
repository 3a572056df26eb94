package io.sitrep.incident.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.sitrep.incident.command.ComponentTarget;
import io.sitrep.incident.command.DeclareIncident;
import io.sitrep.incident.domain.Cause;
import io.sitrep.incident.domain.ComponentStatus;
import io.sitrep.incident.domain.DataImpact;
import io.sitrep.incident.domain.Declaration;
import io.sitrep.incident.domain.Effects;
import io.sitrep.incident.domain.Headline;
import io.sitrep.incident.domain.PlainText;
import io.sitrep.incident.domain.Schedule;
import io.sitrep.incident.domain.Severity;
import io.sitrep.incident.domain.Status;
import io.sitrep.incident.domain.UpdateDraft;
import io.sitrep.incident.domain.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The body of {@code POST /api/v1/maintenances}. */
public record MaintenanceBody(
        String title,
        String message,
        String status,
        Instant scheduledFor,
        Instant scheduledUntil,
        Boolean autoStart,
        Boolean autoComplete,
        List<Duration> reminders,
        String rrule,
        String timeZone,
        List<ComponentBody> components,
        List<String> regions,
        String visibility,
        Map<String, TranslationBody> translations,
        String workaround,
        String commander,
        @JsonProperty("notify") Boolean notifies) {

    DeclareIncident.Request checked(List<String> locales, Visibility byDefault, ZoneId usual) {
        Checks checks = new Checks();
        Status first = Objects.requireNonNullElse(checks.oneOf("status", Status.class, status), Status.SCHEDULED);
        if (first != Status.SCHEDULED && first != Status.IN_PROGRESS) {
            checks.refuse("status", "a maintenance begins as scheduled or in_progress");
        }
        Schedule schedule = new ScheduleBody(
                        scheduledFor, scheduledUntil, autoStart, autoComplete, reminders, rrule, timeZone)
                .fresh(usual, checks);
        List<String> where = checks.regions("regions", regions);
        Headline headline = new Headline(
                checks.text("title", PlainText.line(title), Limits.TITLE),
                TranslationBody.titles(translations, locales, checks),
                Severity.SEV4,
                Objects.requireNonNullElse(checks.oneOf("visibility", Visibility.class, visibility), byDefault),
                where == null ? List.of() : where,
                checks.optionalText("workaround", workaround, Limits.MESSAGE),
                Cause.UNKNOWN,
                DataImpact.UNKNOWN,
                schedule);
        UpdateDraft said = new UpdateDraft(
                checks.text("message", message, Limits.MESSAGE),
                TranslationBody.messages(translations, locales, checks),
                Effects.of(first),
                notifies == null || notifies,
                null,
                null);
        Limits.whole(said.message(), said.messages(), checks);
        List<ComponentTarget> targets = targets(components, first, checks);
        String leader = checks.optionalText("commander", PlainText.line(commander), Limits.NAME);
        checks.done();
        return new DeclareIncident.Request(new Declaration(headline, leader, scheduledFor, null, said), targets);
    }

    /** Until the work begins they do what they do; from then on they are under maintenance. */
    static List<ComponentTarget> targets(List<ComponentBody> bodies, Status status, Checks checks) {
        List<ComponentBody> named = new ArrayList<>();
        for (int i = 0; bodies != null && i < bodies.size(); i++) {
            ComponentBody body = bodies.get(i);
            if (body != null && body.status() != null && !body.status().equals("under_maintenance")) {
                checks.refuse("components." + i + ".status", "is under_maintenance while the work is under way");
            }
            ComponentStatus now =
                    status == Status.SCHEDULED ? ComponentStatus.OPERATIONAL : ComponentStatus.UNDER_MAINTENANCE;
            named.add(body == null ? null : new ComponentBody(body.id(), body.name(), now.wire(), body.regions()));
        }
        return ComponentBody.targets(named, checks);
    }
}
