package io.sitrep.incident.console.maintenance;

import io.sitrep.incident.api.ComponentBody;
import io.sitrep.incident.api.MaintenanceBody;
import io.sitrep.incident.api.MaintenanceEditBody;
import io.sitrep.incident.console.Form;
import io.sitrep.incident.console.incident.TypedTexts;
import io.sitrep.incident.view.IncidentView;
import io.sitrep.incident.view.ScheduleView;
import io.sitrep.kit.problem.ProblemException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A plan as a form has it: its times are those of the page's zone, without one, as a browser's fields are.
 *
 * @param zone the page's
 */
record Plan(ZoneId zone) {
    private static final String WAS = Form.WAS;
    private static final List<String> TICKS = List.of("auto_start", "auto_complete");

    /** A new maintenance. */
    MaintenanceBody fresh(Form form) {
        return new MaintenanceBody(
                form.text("title"),
                form.text("message"),
                null,
                time(form, "scheduled_for"),
                time(form, "scheduled_until"),
                form.has("auto_start", "true"),
                form.has("auto_complete", "true"),
                reminders(form),
                form.text("rrule"),
                form.text("rrule") == null ? null : zone.getId(),
                components(form),
                form.all("region"),
                form.text("visibility"),
                TypedTexts.of(form),
                null,
                null,
                form.has("notify", "true"));
    }

    /** Only what is different from what whoever typed it had seen. */
    MaintenanceEditBody edit(Form form) {
        String rule = changed(form, "rrule");
        return new MaintenanceEditBody(
                changed(form, "title"),
                null,
                null,
                components(form),
                null,
                changed(form, "scheduled_for") == null ? null : time(form, "scheduled_for"),
                changed(form, "scheduled_until") == null ? null : time(form, "scheduled_until"),
                isTurned(form, "auto_start") ? isTicked(form, "auto_start") : null,
                isTurned(form, "auto_complete") ? isTicked(form, "auto_complete") : null,
                null,
                rule,
                rule == null || rule.isBlank() ? null : zone.getId());
    }

    /** The plan of a maintenance as the fields of its form have it. */
    Map<String, String> fields(IncidentView maintenance) {
        ScheduleView schedule = maintenance.schedule();
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("title", maintenance.title());
        fields.put("scheduled_for", local(schedule.scheduledFor()));
        fields.put("scheduled_until", local(schedule.scheduledUntil()));
        fields.put("auto_start", Boolean.toString(schedule.autoStart()));
        fields.put("auto_complete", Boolean.toString(schedule.autoComplete()));
        fields.put("rrule", schedule.rrule() == null ? "" : schedule.rrule());
        return fields;
    }

    static boolean isTicked(Form form, String field) {
        return form.has(field, "true");
    }

    /** Whether a tick is otherwise than it was seen: a browser sends none that is not there. */
    static boolean isTurned(Form form, String field) {
        String was = form.raw(WAS + field);
        return was != null && !was.equals(Boolean.toString(isTicked(form, field)));
    }

    /** The same with a word for ticks that are not there. */
    static Form sayingTicks(Form form) {
        Map<String, List<String>> fields = new LinkedHashMap<>(form.fields());
        TICKS.forEach(field -> fields.put(field, List.of(Boolean.toString(isTicked(form, field)))));
        return new Form(fields);
    }

    private String local(Instant time) {
        return LocalDateTime.ofInstant(time, zone)
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
    }

    private static String changed(Form form, String field) {
        String typed = form.raw(field);
        return typed == null || typed.equals(form.raw(WAS + field)) ? null : typed;
    }

    private Instant time(Form form, String field) {
        String text = form.text(field);
        try {
            return text == null ? null : LocalDateTime.parse(text).atZone(zone).toInstant();
        } catch (DateTimeException unreadable) {
            throw ProblemException.invalid(field, "is not a time");
        }
    }

    private static List<Duration> reminders(Form form) {
        List<String> chosen = form.all("reminder");
        return chosen == null ? null : chosen.stream().map(Plan::duration).toList();
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeException unreadable) {
            throw ProblemException.invalid("reminders", "is not a duration");
        }
    }

    private static List<ComponentBody> components(Form form) {
        List<String> chosen = form.all("component");
        return chosen == null
                ? null
                : chosen.stream()
                        .map(id -> new ComponentBody(id, null, null, null))
                        .toList();
    }
}
