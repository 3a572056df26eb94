package io.sitrep.incident.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.sitrep.incident.command.ChangeUpdate.Correction;
import java.util.List;
import java.util.Map;

/**
 * The body of {@code PATCH …/updates/{id}}: the text from now on.
 *
 * @param message or null to keep it
 * @param translations those that are new or different
 * @param notifies whether those who were told are told of the correction; not unless asked for
 */
public record CorrectionBody(
        String message,
        Map<String, TranslationBody> translations,
        @JsonProperty("notify") Boolean notifies) {

    Correction checked(List<String> locales) {
        Checks checks = new Checks();
        String text = message == null ? null : checks.text("message", message, Limits.MESSAGE);
        Map<String, String> texts = TranslationBody.messages(translations, locales, checks);
        Limits.whole(text == null ? "" : text, texts, checks);
        if (text == null && texts.isEmpty()) {
            checks.refuse("message", "is missing, and there is no translation either");
        }
        checks.done();
        return new Correction(text, texts, notifies != null && notifies);
    }
}
