package io.sitrep.bot.incident;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/** As much of the incident service's JSON as the bot reads; what else there is, is none of its business. */
@JsonIgnoreProperties(ignoreUnknown = true)
record IncidentJson(
        String publicId, String ref, String title, String severity, String status, List<UpdateJson> updates) {
    /** Languages of the page in which the newest update is not there. */
    List<String> untranslated() {
        return updates == null || updates.isEmpty() ? List.of() : updates.get(0).untranslated();
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record UpdateJson(List<String> missingTranslations) {
        List<String> untranslated() {
            return missingTranslations == null ? List.of() : missingTranslations;
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Page(List<IncidentJson> items) {}
}
