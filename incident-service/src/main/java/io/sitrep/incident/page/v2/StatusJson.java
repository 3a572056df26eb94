package io.sitrep.incident.page.v2;

import io.sitrep.incident.page.Indicator;
import java.util.Locale;

/** The overall state in one word and in one sentence. */
record StatusJson(String indicator, String description) {
    static StatusJson of(Indicator indicator) {
        String description = switch (indicator) {
            case NONE -> "All Systems Operational";
            case MAINTENANCE -> "Service Under Maintenance";
            case MINOR -> "Minor Service Outage";
            case MAJOR -> "Partial System Outage";
            case CRITICAL -> "Major Service Outage";
        };
        return new StatusJson(indicator.name().toLowerCase(Locale.ROOT), description);
    }
}
