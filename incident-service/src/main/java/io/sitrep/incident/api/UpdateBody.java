package io.sitrep.incident.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.sitrep.incident.command.ComponentTarget;
import io.sitrep.incident.domain.Effects;
import io.sitrep.incident.domain.Publish;
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
                effects(locales, checks),
                notifies == null || notifies,
                checks.oneOf("visibility", Visibility.class, visibility),
                checks.oneOf("publish", Publish.class, publish));
        Limits.whole(draft.message(), draft.messages(), checks);
        var targets = ComponentBody.targets(components, checks);
        checks.done();
        return new Checked(draft, targets);
    }

    private Effects effects(List<String> locales, Checks checks) {
        return new Effects(
                checks.oneOf("status", Status.class, status),
                List.of(),
                checks.regions("regions", regions),
                checks.withdrawableText("workaround", workaround, Limits.MESSAGE),
                TranslationBody.titles(translations, locales, checks),
                checks.promise("next_update_in", nextUpdateIn),
                false);
    }
}
