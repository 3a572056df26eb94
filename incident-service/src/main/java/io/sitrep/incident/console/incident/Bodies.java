package io.sitrep.incident.console.incident;

import io.sitrep.incident.api.ComponentBody;
import io.sitrep.incident.api.CorrectionBody;
import io.sitrep.incident.api.DeclareBody;
import io.sitrep.incident.api.EditBody;
import io.sitrep.incident.api.ReopenBody;
import io.sitrep.incident.api.TranslationBody;
import io.sitrep.incident.api.UpdateBody;
import io.sitrep.incident.console.Form;
import io.sitrep.kit.problem.ProblemException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was typed into forms, as the bodies that the API takes: from there on nothing is different. */
final class Bodies {
    private Bodies() {}

    static DeclareBody declare(Form form) {
        return new DeclareBody(
                form.text("title"),
                form.text("message"),
                form.text("severity"),
                form.text("status"),
                affected(form),
                form.all("region"),
                form.text("visibility"),
                TypedTexts.of(form),
                form.text("workaround"),
                form.text("commander"),
                null,
                null,
                duration(form),
                form.has("notify", "true"));
    }

    static UpdateBody update(Form form) {
        return new UpdateBody(
                form.text("message"),
                form.text("status"),
                null,
                null,
                TypedTexts.of(form),
                null,
                duration(form),
                form.has("notify", "true"),
                form.text("visibility"),
                form.text("publish"));
    }

    /** A text that was left as it was seen is not sent: with what is said anew in one language the others stay. */
    static CorrectionBody correction(Form form) {
        Map<String, TranslationBody> texts = TypedTexts.of(form);
        String message = texts != null && form.isSame("message") ? null : form.raw("message");
        return new CorrectionBody(message, texts, form.has("notify", "true"));
    }

    static ReopenBody reopen(Form form) {
        return new ReopenBody(
                form.text("message"),
                form.text("status"),
                TypedTexts.of(form),
                duration(form),
                form.has("notify", "true"));
    }

    /** Only what is different from what whoever typed it had seen. */
    static EditBody facts(Form form) {
        return new EditBody(
                changed(form, "title"),
                changed(form, "severity"),
                changed(form, "visibility"),
                null,
                null,
                changed(form, "workaround"),
                known(form, "cause"),
                known(form, "data_impact"));
    }

    /** The cells that are different: what has the same status in several parts of the world is said once. */
    static EditBody grid(Form form) {
        Map<String, Map<String, List<String>>> wishes = new LinkedHashMap<>();
        form.beginning(Grid.CELL).forEach((field, status) -> {
            if (!status.equals(form.raw(Grid.WAS + field))) {
                int dot = field.indexOf('.');
                wishes.computeIfAbsent(field.substring(0, dot), component -> new LinkedHashMap<>())
                        .computeIfAbsent(status, statuses -> new ArrayList<>())
                        .add(field.substring(dot + 1));
            }
        });
        List<ComponentBody> components = new ArrayList<>();
        wishes.forEach((component, byStatus) -> byStatus.forEach((status, regions) -> components.add(
                new ComponentBody(component, null, status, isEverywhere(form, component) ? List.of() : regions))));
        if (form.text("row") != null && form.text("row.status") != null) {
            components.add(new ComponentBody(form.text("row"), null, form.text("row.status"), null));
        }
        List<String> regions = form.isChanged(Grid.COLUMN) ? form.all(Grid.COLUMN) : null;
        return new EditBody(null, null, null, regions, components.isEmpty() ? null : components, null, null, null);
    }

    /** Whether no part of the world is said to do otherwise than the rest. */
    private static boolean isEverywhere(Form form, String component) {
        return form.beginning(Grid.CELL + component + ".").keySet().equals(Set.of(Grid.EVERYWHERE));
    }

    /** Null where it is as it was. */
    private static String changed(Form form, String field) {
        return form.isSame(field) ? null : form.raw(field);
    }

    private static EditBody.Known known(Form form, String field) {
        boolean same = changed(form, field + ".state") == null && changed(form, field + ".text") == null;
        return same ? null : new EditBody.Known(form.text(field + ".state"), form.text(field + ".text"));
    }

    private static List<ComponentBody> affected(Form form) {
        List<ComponentBody> components = form.beginning("component.").entrySet().stream()
                .map(each -> new ComponentBody(each.getKey(), null, each.getValue(), null))
                .toList();
        return components.isEmpty() ? null : components;
    }

    private static Duration duration(Form form) {
        String text = form.text("next_update_in");
        try {
            return text == null ? null : Duration.parse(text);
        } catch (DateTimeException unreadable) {
            throw ProblemException.invalid("next_update_in", "is not a duration");
        }
    }
}
