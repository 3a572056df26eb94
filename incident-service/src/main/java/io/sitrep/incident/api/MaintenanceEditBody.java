package io.sitrep.incident.api;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.sitrep.incident.command.ComponentTarget;
import io.sitrep.incident.domain.Edit;
import io.sitrep.incident.domain.Incident;
import io.sitrep.incident.domain.PlainText;
import io.sitrep.incident.domain.Schedule;
import io.sitrep.incident.domain.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** The body of {@code PATCH /api/v1/maintenances/{ref}}; what is left out stays as it is. */
public record MaintenanceEditBody(
        String title,
        String visibility,
        List<String> regions,
        List<ComponentBody> components,
        @JsonDeserialize(using = Withdrawable.class) String workaround,
        Instant scheduledFor,
        Instant scheduledUntil,
        Boolean autoStart,
        Boolean autoComplete,
        List<Duration> reminders,
        @JsonDeserialize(using = Withdrawable.class) String rrule,
        String timeZone) {

    /** Says what is wrong with it before anything is looked up. */
    Edit checked(Incident maintenance, ZoneId usual) {
        Checks checks = new Checks();
        ScheduleBody plan =
                new ScheduleBody(scheduledFor, scheduledUntil, autoStart, autoComplete, reminders, rrule, timeZone);
        Schedule now = maintenance.headline().schedule();
        Edit edit = new Edit(
                title == null ? null : checks.text("title", PlainText.line(title), Limits.TITLE),
                null,
                checks.oneOf("visibility", Visibility.class, visibility),
                checks.regions("regions", regions),
                List.of(),
                checks.withdrawableText("workaround", workaround, Limits.MESSAGE),
                null,
                null,
                plan.saysNothing() ? null : plan.over(now, usual, checks));
        checks.done();
        return edit;
    }

    List<ComponentTarget> targets(Incident maintenance) {
        Checks checks = new Checks();
        var targets = MaintenanceBody.targets(components, maintenance.progress().status(), checks);
        checks.done();
        return targets;
    }
}
