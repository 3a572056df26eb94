package io.sitrep.incident.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.sitrep.incident.domain.Effects;
import io.sitrep.incident.domain.Status;
import io.sitrep.incident.domain.UpdateDraft;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The body of {@code POST …/reopen}: why, and where the incident stands again. */
public record ReopenBody(
        String message,
        String status,
        Map<String, TranslationBody> translations,
        Duration nextUpdateIn,
        @JsonProperty("notify") Boolean notifies) {

    UpdateDraft checked(List<String> locales) {
        Checks checks = new Checks();
        Status next = checks.oneOf("status", Status.class, status);
        if (next != null && !next.isOpen()) {
            checks.refuse("status", "must be one of investigating, identified, monitoring");
        }
        UpdateDraft draft = new UpdateDraft(
                checks.text("message", message, Limits.MESSAGE),
                TranslationBody.messages(translations, locales, checks),
                new Effects(
                        next,
                        List.of(),
                        null,
                        null,
                        TranslationBody.titles(translations, locales, checks),
                        checks.promise("next_update_in", nextUpdateIn),
                        true),
                notifies == null || notifies,
                null,
                null);
        Limits.whole(draft.message(), draft.messages(), checks);
        checks.done();
        return draft;
    }
}
