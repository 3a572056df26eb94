package io.sitrep.bot.incident;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/** As much of the incident service's JSON as the bot reads; what else there is, is none of its business. */
@JsonIgnoreProperties(ignoreUnknown = true)
record IncidentJson(String publicId, String ref, String title, String severity, String status) {
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Page(List<IncidentJson> items) {}
}
