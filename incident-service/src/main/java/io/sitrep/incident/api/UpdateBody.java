package io.sitrep.incident.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.sitrep.incident.command.ComponentTarget;
import io.sitrep.incident.domain.Status;
import io.sitrep.incident.domain.UpdateDraft;
import io.sitrep.incident.domain.Visibility;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The body of {@code POST /api/v1/incidents/{ref}/updates}. */
public record UpdateBody(
        String message,
        String status,
        List<ComponentBody> components,
        List<String> regions,
        Map<String, TranslationBody> translations,
        String workaround,
        Duration nextUpdateIn,
        @JsonProperty("notify") Boolean notifies,
        String visibility,
        String publish) {

    /** What was read: the draft, and the components it names. */
    record Checked(UpdateDraft draft, List<ComponentTarget> targets) {}

    Checked checked(List<String> locales) {
        Checks checks = new Checks();
        UpdateDraft draft = new UpdateDraft(
                checks.text("message", message, Limits.MESSAGE),
                TranslationBody.messages(translations, locales, checks),
                TranslationBody.titles(translations, locales, checks),
                checks.oneOf("status", Status.class, status),
                List.of(),
                checks.regions("regions", regions),
                checks.optionalText("workaround", workaround, Limits.MESSAGE),
                checks.promise("next_update_in", nextUpdateIn),
                notifies == null || notifies,
                checks.oneOf("visibility", Visibility.class, visibility));
        Limits.whole(draft.message(), draft.messages(), checks);
        if (publish != null && !publish.equals("now")) {
            checks.refuse("publish", "only now is possible in this version");
        }
        var targets = ComponentBody.targets(components, checks);
        checks.done();
        return new Checked(draft, targets);
    }
}
